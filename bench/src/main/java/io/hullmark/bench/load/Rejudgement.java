package io.hullmark.bench.load;

import io.hullmark.bench.corpus.Fleet;
import io.hullmark.bench.corpus.RuleMix;
import io.hullmark.schemas.codec.Codec;
import io.hullmark.schemas.codec.UnreadableRecordException;
import io.hullmark.wire.Posture;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** How long a fleet takes to meet a new rule: until the first container has its verdict, and until the last has. */
public final class Rejudgement {
    private static final int RULES = 100;
    private static final int TIMES = 5;
    private static final Codec<Posture> POSTURES = Codec.of(Posture.class);

    private Rejudgement() {}

    /** {@code [CONTAINERS...]}, by default 10000 and 100000. */
    public static void main(String[] arguments) throws UnreadableRecordException {
        var sizes = arguments.length > 0
                ? java.util.Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray()
                : new int[] {10_000, 100_000};
        for (int containers : sizes) {
            measure(containers);
        }
    }

    private static void measure(int containers) throws UnreadableRecordException {
        var fleet = new Fleet(containers);
        try (var site = Site.open(4)) {
            site.enforce(Throughput.rules(RuleMix.BOOLEANS, RULES));
            // the second round is a warm-up; it changes nothing
            int all = Preload.of(site, fleet, 2 * containers, 0);
            try (var topology = site.topology();
                    var postures = site.reader(site.topics().posture().name())) {
                Waiting.until("all containers are judged", Duration.ofMinutes(10), () -> site.judged() >= all);
                drain(postures);
                var first = new double[TIMES];
                var whole = new double[TIMES];
                var cpu = topology.cpu();
                for (int time = 0; time < TIMES; time++) {
                    publishAndAwait(site, postures, containers, time, first, whole);
                }
                System.out.printf(
                        "rejudgement: %d containers, %d rules: first verdict after %s ms, last after %s ms, %.1f us CPU per container%n",
                        containers,
                        RULES,
                        Measured.of(first),
                        Measured.of(whole),
                        topology.cpu().minus(cpu).toNanos() / 1e3 / TIMES / containers);
            }
        }
    }

    private static void publishAndAwait(
            Site site, KafkaConsumer<byte[], byte[]> postures, int containers, int time, double[] first, double[] whole)
            throws UnreadableRecordException {
        var id = "new-" + time;
        var text = new RuleMix.Expressions("container.state == 'running'", "container.memory > " + time)
                .yaml(0)
                .replace("bench-0", id);
        long begun = System.nanoTime();
        site.publish(Map.of(id, text));
        int met = 0;
        while (met < containers) {
            for (var record : postures.poll(Duration.ofSeconds(30))) {
                boolean meets = POSTURES.decode(record.value()).getVerdicts().stream()
                        .anyMatch(verdict -> verdict.getRuleId().equals(id));
                if (meets && met++ == 0) {
                    first[time] = (System.nanoTime() - begun) / 1e6;
                }
            }
        }
        whole[time] = (System.nanoTime() - begun) / 1e6;
    }

    private static void drain(KafkaConsumer<byte[], byte[]> reader) {
        var ends = reader.endOffsets(reader.assignment());
        Waiting.until("old postures are read", Duration.ofMinutes(5), () -> {
            reader.seekToEnd(reader.assignment());
            return ends.entrySet().stream().allMatch(entry -> reader.position(entry.getKey()) >= entry.getValue());
        });
    }
}
