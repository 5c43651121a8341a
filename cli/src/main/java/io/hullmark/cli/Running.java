package io.hullmark.cli;

import io.hullmark.broker.EmbeddedBroker;
import io.hullmark.engine.language.CelRules;
import io.hullmark.producer.agent.Agent;
import io.hullmark.producer.agent.AgentSettings;
import io.hullmark.producer.docker.EngineAddress;
import io.hullmark.schemas.topics.TopicCatalogue;
import io.hullmark.streams.app.StreamsApp;
import io.hullmark.streams.app.StreamsSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What runs inside this process, stopped in the reverse order: by the end of the command or by a signal, whichever comes first. */
final class Running implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Running.class);
    private static final int PORT = 9092;
    private static final Duration STARTUP = Duration.ofSeconds(60);

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    Running() {
        // A signal only asks the command to end, and waits for it: parts are stopped by the thread that started them.
        Runtime.getRuntime().addShutdownHook(new Thread(this::endAndWait, "stop"));
    }

    void add(AutoCloseable part) {
        parts.push(part);
    }

    /** Waits for a signal. */
    void awaitEnd() throws InterruptedException {
        ended.await();
    }

    /** Waits for a signal, but no longer than this. */
    boolean isEndedWithin(Duration time) throws InterruptedException {
        return ended.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    boolean goesOn() {
        return ended.getCount() > 0;
    }

    /** The given cluster, or a broker of our own; with all topics. */
    Cluster connect(
            Optional<String> bootstrap,
            Map<String, String> kafka,
            Map<String, String> registry,
            Path data,
            PrintWriter err) {
        var cluster = new Cluster(
                bootstrap.orElseGet(() -> broker(data, err)),
                TopicCatalogue.DEFAULT_PREFIX,
                bootstrap.isPresent() ? kafka : Map.of(),
                bootstrap.isPresent() ? registry : Map.of());
        cluster.furnish(bootstrap.isPresent() ? TopicCatalogue.DEFAULT_PARTITIONS : 1, Optional.empty());
        return cluster;
    }

    /** A broker over what another process has left behind, on any free port; where it listens. */
    String reopen(Path directory) {
        var broker = EmbeddedBroker.in(directory)
                .onFatalFault(message -> ended.countDown())
                .start();
        parts.push(broker);
        return broker.bootstrapServers();
    }

    private String broker(Path data, PrintWriter err) {
        var broker = EmbeddedBroker.in(data.resolve("broker"))
                .preferredPort(PORT)
                .onFatalFault(message -> {
                    err.println("hullmark: the broker can't go on: " + message);
                    ended.countDown();
                })
                .start();
        parts.push(broker);
        if (!broker.bootstrapServers().endsWith(":" + PORT)) {
            err.printf(
                    "hullmark: port %d is taken, so the broker is at %s: give that to other commands as --bootstrap%n",
                    PORT, broker.bootstrapServers());
        }
        return broker.bootstrapServers();
    }

    /** Starts the topology and waits until it works. */
    void judge(Cluster cluster, Path data) throws InterruptedException {
        var settings = cluster.settings();
        settings.putAll(cluster.registry());
        settings.put("state.dir", data.resolve("state").toString());
        var app = StreamsApp.start(StreamsSettings.from(settings), new CelRules());
        parts.push(app);
        if (!app.awaitRunning(STARTUP)) {
            throw Complaint.unreachable(
                    "the topology did not get to work within %d s; HULLMARK_LOG_LEVEL=INFO tells why"
                            .formatted(STARTUP.toSeconds()));
        }
    }

    /** Starts the agent on this machine's engine, or on the recorded fleet where there is none; tells what it watches. */
    String watch(Cluster cluster, Path data, boolean sample, PrintWriter err) {
        var engine = EngineAddress.from(System.getenv());
        var trouble = sample ? Optional.<String>empty() : EngineProbe.trouble(engine);
        trouble.ifPresent(reason -> err.printf(
                "hullmark: no Docker engine answers at %s (%s), so this is a recorded fleet%n", engine, reason));
        boolean recorded = sample || trouble.isPresent();
        var settings = cluster.settings();
        settings.put("spool.dir", data.resolve(recorded ? "sample" : "agent").toString());
        settings.put("sample", Boolean.toString(recorded));
        parts.push(Agent.start(AgentSettings.from(settings)));
        return recorded ? "a recorded fleet" : "the engine at " + engine;
    }

    private void endAndWait() {
        ended.countDown();
        try {
            stopped.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            while (!parts.isEmpty()) {
                stop(parts.pop());
            }
        } finally {
            stopped.countDown();
        }
    }

    private static void stop(AutoCloseable part) {
        try {
            part.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.atWarn().setCause(e).log("a part did not stop in order");
        }
    }
}
