package io.hullmark.bench.load;

import io.hullmark.bench.corpus.Fleet;
import io.hullmark.bench.corpus.RuleMix;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Processor time of the topology's process for one snapshot: from a topic that was filled before, exactly-once, after a warm-up, in
 * windows. The producer is stopped; the broker's own time is not in it.
 */
public final class Throughput {
    private static final int CONTAINERS = 10_000;
    private static final int WARM_UP = 200_000;
    private static final int WINDOWS = 6;
    private static final int WINDOW = 40_000;

    private Throughput() {}

    /** {@code [RULES [PERCENT_CHANGED...]]}, by default 1000 rules at 2 and 100 percent. */
    public static void main(String[] arguments) {
        int rules = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
        var percents = arguments.length > 1
                ? java.util.Arrays.stream(arguments)
                        .skip(1)
                        .mapToInt(Integer::parseInt)
                        .toArray()
                : new int[] {2, 100};
        var fleet = new Fleet(CONTAINERS);
        for (int percent : percents) {
            measure(fleet, rules, percent);
        }
    }

    private static void measure(Fleet fleet, int rules, int percentChanged) {
        try (var site = Site.open(4)) {
            site.enforce(rules(RuleMix.BOOLEANS, rules));
            int all = Preload.of(site, fleet, WARM_UP + WINDOWS * WINDOW, percentChanged);
            try (var topology = site.topology()) {
                await(site, WARM_UP);
                var micros = new double[WINDOWS];
                var judged = site.judged();
                var cpu = topology.cpu();
                long begun = System.nanoTime();
                long first = judged;
                for (int window = 0; window < WINDOWS; window++) {
                    await(site, Math.min(judged + WINDOW, all));
                    var later = topology.cpu();
                    long now = site.judged();
                    micros[window] = later.minus(cpu).toNanos() / 1e3 / Math.max(1, now - judged);
                    judged = now;
                    cpu = later;
                }
                double wall = (System.nanoTime() - begun) / 1e3 / (judged - first);
                System.out.printf(
                        "throughput: %d rules, %d %% changed: %s us CPU per snapshot, %.0f/s per core; wall %.1f us; %d MB resident%n",
                        rules,
                        percentChanged,
                        Measured.of(micros),
                        1e6 / Measured.of(micros).median(),
                        wall,
                        topology.resident() >> 20);
            }
        }
    }

    static Map<String, String> rules(RuleMix mix, int count) {
        var texts = new LinkedHashMap<String, String>();
        for (var rule : mix.rules(count, 0)) {
            int number = texts.size();
            texts.put("bench-" + number, rule.yaml(number));
        }
        return texts;
    }

    private static void await(Site site, long records) {
        Waiting.until(
                "%d snapshots are judged".formatted(records), Duration.ofMinutes(10), () -> site.judged() >= records);
    }
}
