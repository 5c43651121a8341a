package io.hullmark.bench.load;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hullmark.bench.corpus.Inspected;
import io.hullmark.bench.corpus.RuleMix;
import io.hullmark.producer.fake.Events;
import io.hullmark.producer.fake.FakeEngine;
import io.hullmark.schemas.codec.Codec;
import io.hullmark.schemas.codec.UnreadableRecordException;
import io.hullmark.wire.Violation;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicBoolean;
import org.HdrHistogram.Histogram;

/**
 * Time from the moment at which an event of the engine was due until its violation, or the resolution of one, is read from Kafka:
 * through agent, broker and topology, each in its own process, and the engine's socket. Open loop: who is late does not slow down who
 * asks, and waiting counts.
 */
public final class Latency {
    private static final int WARM_UP_SECONDS = 180;
    private static final int SECONDS = 60;
    private static final String RULE = "not-privileged";
    private static final Codec<Violation> VIOLATIONS = Codec.of(Violation.class);

    private final FakeEngine engine;
    private final int containers;
    private final ObjectNode[] inspections;
    private final Map<String, Deque<Long>> due = new HashMap<>();

    private Latency(FakeEngine engine, int containers) {
        this.engine = engine;
        this.containers = containers;
        this.inspections = new ObjectNode[containers];
        for (int number = 0; number < containers; number++) {
            inspections[number] = Inspected.container(number);
            engine.world().container(inspections[number].deepCopy());
            due.put(Inspected.id(number), new ConcurrentLinkedDeque<>());
        }
    }

    /** {@code [EVENTS_PER_SECOND...]}, by default 100 and 1000. */
    public static void main(String[] arguments) throws Exception {
        var rates = arguments.length > 0
                ? java.util.Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray()
                : new int[] {100, 1_000};
        for (int rate : rates) {
            measure(rate);
        }
    }

    private static void measure(int rate) throws Exception {
        try (var site = Site.open(4);
                var engine = FakeEngine.on(site.directory().resolve("engine.sock"))) {
            engine.stopRecording();
            // each container changes every five seconds: the agent looks at one container no oftener than every two
            var latency = new Latency(engine, 5 * rate);
            var rules = Throughput.rules(RuleMix.LABELS, 999);
            rules.put(
                    RULE,
                    new RuleMix.Expressions("container.state == 'running'", "!container.privileged")
                            .yaml(0)
                            .replace("bench-0", RULE));
            site.enforce(rules);
            try (var topology = site.topology();
                    var agent = AgentProcess.start(site, engine)) {
                Waiting.until("all containers are known", Duration.ofMinutes(2), () -> site.judged() > 5L * rate);
                latency.run(site, rate, WARM_UP_SECONDS, new Histogram(3));
                var histogram = new Histogram(3);
                var before = topology.cpu().plus(agent.cpu());
                latency.run(site, rate, SECONDS, histogram);
                System.out.printf(
                        "latency: %d events/s: p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms, most %.1f ms of %d; agent and topology used %.0f %% of a core%n",
                        rate,
                        histogram.getValueAtPercentile(50) / 1e3,
                        histogram.getValueAtPercentile(99) / 1e3,
                        histogram.getValueAtPercentile(99.9) / 1e3,
                        histogram.getMaxValue() / 1e3,
                        histogram.getTotalCount(),
                        topology.cpu().plus(agent.cpu()).minus(before).toMillis() / 10.0 / SECONDS);
            }
        }
    }

    private void run(Site site, int rate, int seconds, Histogram histogram) throws Exception {
        int events = rate * seconds;
        var sending = new AtomicBoolean(true);
        try (var reader = site.reader(site.topics().violations().name())) {
            var sender = new Thread(() -> send(rate, events, sending), "engine");
            sender.start();
            long patience =
                    System.nanoTime() + Duration.ofSeconds(seconds + 30L).toNanos();
            for (int read = 0; read < events && System.nanoTime() < patience; ) {
                for (var record : reader.poll(Duration.ofMillis(20))) {
                    read += tell(record.value(), histogram) ? 1 : 0;
                }
            }
            sender.join();
        }
        long missing = due.values().stream().mapToLong(Deque::size).sum();
        due.values().forEach(Deque::clear);
        if (missing > 0) {
            System.out.printf("latency: %d of %d changes gave no violation%n", missing, events);
        }
    }

    private void send(int rate, int events, AtomicBoolean sending) {
        long begin = System.nanoTime() + 100_000_000;
        for (int event = 0; event < events && sending.get(); event++) {
            long at = begin + event * 1_000_000_000L / rate;
            Waiting.until(at);
            int number = event % containers;
            var inspect = inspections[number];
            var host = inspect.withObject("/HostConfig");
            host.put("Privileged", !host.path("Privileged").asBoolean());
            var id = Inspected.id(number);
            due.getOrDefault(id, new ArrayDeque<>()).add(at);
            engine.world().container(inspect.deepCopy());
            engine.event(Events.container("update", id, "web-" + number));
        }
    }

    private boolean tell(byte[] value, Histogram histogram) throws UnreadableRecordException {
        var violation = VIOLATIONS.decode(value);
        if (!violation.getRuleId().equals(RULE)) {
            return false;
        }
        var at = due.getOrDefault(violation.getSubject().getId(), new ArrayDeque<>())
                .poll();
        if (at == null) {
            return false;
        }
        histogram.recordValue((System.nanoTime() - at) / 1_000);
        return true;
    }
}
