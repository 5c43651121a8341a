package io.hullmark.bench.load;

import io.hullmark.bench.corpus.Fleet;
import io.hullmark.bench.corpus.FleetMeters;
import io.hullmark.schemas.topics.HostPartitioning;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Processor time of the topology's process for one sample of a container: frames of two hundred, from a topic that was filled before,
 * under the shipped rules over time, exactly-once, in windows of whole minutes, since behaviour is looked at once a minute; after a
 * warm-up that is long enough for the compilers of the virtual machine to be done. The broker's own time is not in it.
 */
public final class TelemetryThroughput {
    private static final int PER_HOST = 200;
    private static final int WARM_UP = 160_000;
    private static final int WINDOWS = 5;
    private static final int WINDOW = 8_000;

    private TelemetryThroughput() {}

    /** {@code [CONTAINERS [TICK_SECONDS]]}, by default 10,000 and 10. */
    public static void main(String[] arguments) throws IOException {
        int containers = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        var every = Duration.ofSeconds(arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10);
        var fleet = new Fleet(containers, PER_HOST);
        try (var site = Site.open(4)) {
            var rules = rules();
            site.enforce(rules);
            int snapshots = Preload.of(site, fleet, containers, 0);
            try (var topology = site.topology()) {
                Waiting.until(
                        "%d snapshots are judged".formatted(snapshots),
                        Duration.ofMinutes(10),
                        () -> topology.running() && site.judged() >= snapshots);
            }
            int window = window(fleet, every);
            preload(site, fleet, every, window);
            try (var topology = site.topology()) {
                await(site, WARM_UP);
                var nanos = new double[WINDOWS];
                long condensed = site.condensed();
                var cpu = topology.cpu();
                for (int number = 0; number < WINDOWS; number++) {
                    await(site, condensed + window);
                    var later = topology.cpu();
                    long now = site.condensed();
                    nanos[number] = later.minus(cpu).toNanos() / (double) ((now - condensed) * PER_HOST);
                    condensed = now;
                    cpu = later;
                }
                System.out.printf(
                        "telemetry: %d containers every %d s, %d rules over time: %s ns CPU per sample, %.0f samples/s per core; %d MB live on the heap, %d MB resident%n",
                        containers,
                        every.toSeconds(),
                        rules.size(),
                        Measured.of(nanos),
                        1e9 / Measured.of(nanos).median(),
                        topology.live() >> 20,
                        topology.resident() >> 20);
            }
        }
    }

    /** Frames of the whole minutes that are measured at once. */
    private static int window(Fleet fleet, Duration every) {
        int minute = Math.toIntExact(fleet.hosts() * Duration.ofMinutes(1).dividedBy(every));
        return (WINDOW + minute - 1) / minute * minute;
    }

    private static void preload(Site site, Fleet fleet, Duration every, int window) {
        int frames = WARM_UP + (WINDOWS + 1) * window;
        var meters = new FleetMeters(fleet, every, 1 + frames / fleet.hosts());
        try (var producer = site.producer()) {
            for (int frame = 0; frame < frames; frame++) {
                int host = frame % fleet.hosts();
                Site.send(
                        producer,
                        new ProducerRecord<>(
                                site.topics().telemetry().name(),
                                HostPartitioning.partition(fleet.host(host), site.partitions()),
                                fleet.host(host).getBytes(StandardCharsets.UTF_8),
                                meters.frame(host, 1 + frame / fleet.hosts())));
            }
        }
    }

    private static Map<String, String> rules() throws IOException {
        var texts = new TreeMap<String, String>();
        try (var files = Files.list(Path.of("rules", "usage"))) {
            files.forEach(file -> texts.put(file.getFileName().toString().replace(".yaml", ""), text(file)));
        }
        return texts;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(Site site, long frames) {
        Waiting.until(
                "%d frames are condensed".formatted(frames), Duration.ofMinutes(10), () -> site.condensed() >= frames);
    }
}
