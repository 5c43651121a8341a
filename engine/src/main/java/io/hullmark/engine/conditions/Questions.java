package io.hullmark.engine.conditions;

import io.hullmark.engine.rules.Bindings;
import io.hullmark.engine.rules.Gauge;
import io.hullmark.engine.rules.Signal.Level;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What rules ask of the samples of subjects that are configured alike: a gauge for each rule, empty where it has to be asked as a whole. */
final class Questions {
    static final Questions NONE = new Questions(List.of());

    private final List<Optional<Gauge>> gauges;
    private final int[] open;

    /** Those whose answer depends on the sample; empty if one of them has to be asked as a whole. */
    private final Gauge[] asked;

    Questions(List<Optional<Gauge>> gauges) {
        this.gauges = List.copyOf(gauges);
        this.open = IntStream.range(0, gauges.size())
                .filter(place -> !gauges.get(place).equals(Optional.of(Gauge.LOWERED)))
                .toArray();
        this.asked = isAskedAlone()
                ? Arrays.stream(open)
                        .mapToObj(place -> gauges.get(place).orElseThrow())
                        .toArray(Gauge[]::new)
                : new Gauge[0];
    }

    /** Whether the numbers of a sample say everything. */
    boolean isAskedAlone() {
        return Arrays.stream(open).allMatch(place -> gauges.get(place).isPresent());
    }

    /** Whether no rule is raised by a sample, and each can be told by it. To be asked only where the numbers say everything. */
    boolean areAllClear(Bindings numbers) {
        try {
            for (var gauge : asked) {
                var level = gauge.level(numbers);
                if (level != Level.LOWERED && level != Level.BETWEEN) {
                    return false;
                }
            }
            return true;
        } catch (RuntimeException | StackOverflowError broken) {
            return false;
        }
    }

    Optional<Gauge> gauge(int place) {
        return gauges.get(place);
    }

    /** Whether the answer to a rule depends on the sample. */
    boolean isOpen(int place) {
        return Arrays.binarySearch(open, place) >= 0;
    }

    /** How many rules have an answer that depends on the sample. */
    int open() {
        return open.length;
    }

    /** The place of one of them among all rules. */
    int open(int number) {
        return open[number];
    }
}
