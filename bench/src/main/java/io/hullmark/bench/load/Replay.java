package io.hullmark.bench.load;

import io.hullmark.bench.corpus.Fleet;
import io.hullmark.bench.corpus.RuleMix;
import io.hullmark.engine.language.CelRules;
import io.hullmark.schemas.codec.SchemaArchive;
import io.hullmark.streams.replay.KafkaEvidence;
import io.hullmark.streams.replay.Proofs;
import io.hullmark.streams.replay.Replayer;
import io.hullmark.streams.replay.Span;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;

/**
 * Processor time of a replay for one fact: a journal that the topology wrote, read from a broker and folded by one thread, what follows held
 * against what was told live. The broker's own time is not in it, that of the consumers is.
 */
public final class Replay {
    private static final int CONTAINERS = 1_000;
    private static final int SNAPSHOTS = 400_000;
    private static final int TIMES = 5;

    private Replay() {}

    /** {@code [RULES...]}, by default 100 and 1000. */
    public static void main(String[] arguments) throws InterruptedException {
        var rules = arguments.length > 0
                ? Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray()
                : new int[] {100, 1_000};
        for (int number : rules) {
            measure(number);
        }
    }

    private static void measure(int rules) throws InterruptedException {
        try (var site = Site.open(1)) {
            site.enforce(Throughput.rules(RuleMix.BOOLEANS, rules));
            int all = Preload.of(site, new Fleet(CONTAINERS), SNAPSHOTS, 100);
            try (var topology = site.topology()) {
                Waiting.until(
                        "all snapshots are judged",
                        Duration.ofMinutes(20),
                        () -> topology.running() && site.judged() >= all);
            }
            var warmUp = replay(site);
            var perFact = new double[TIMES];
            var wall = new double[TIMES];
            for (int time = 0; time < TIMES; time++) {
                long cpu = cpu();
                long begun = System.nanoTime();
                var facts = replay(site).facts();
                wall[time] = (System.nanoTime() - begun) / 1e3 / facts;
                perFact[time] = (cpu() - cpu) / 1e3 / facts;
            }
            System.out.printf(
                    "replay: %d rules, %d facts, %d transitions: %s us CPU per fact, %.0f/s per core; wall %s us%n",
                    rules,
                    warmUp.facts(),
                    warmUp.replayed().count(),
                    Measured.of(perFact),
                    1e6 / Measured.of(perFact).median(),
                    Measured.of(wall));
        }
    }

    private static Proofs replay(Site site) throws InterruptedException {
        var evidence = KafkaEvidence.on(
                Map.of("bootstrap.servers", site.bootstrap()),
                site.topics().facts().name(),
                site.topics().violations().name());
        var proofs = new Replayer(evidence, CelRules::new, SchemaArchive.shipped(), 1).verify(Span.ALL);
        if (!proofs.hold()) {
            throw new IllegalStateException("the replay tells something else than the topology: " + proofs);
        }
        return proofs;
    }

    /** What this process has used of all processors, in nanoseconds. */
    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
