package io.hullmark.engine.conditions;

import io.hullmark.engine.conditions.Watches.Lookout;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.journal.JournalFold;
import io.hullmark.engine.picture.HeldConditions;
import io.hullmark.engine.picture.Shelf;
import io.hullmark.engine.rules.Bindings;
import io.hullmark.engine.rules.Gauge;
import io.hullmark.engine.rules.Signal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of subjects beside their samples. It is asked for when their host has another revision, and not for every sample: of a
 * large fleet most of it is on the disk.
 */
final class Circumstances {
    /** Containers with other limits than so many others have gauges of their own. */
    private static final int MOST_SHARED = 4_096;

    private final JournalFold fold;
    private final Shelf<ObjectKey, HeldConditions> conditions;
    private final Map<List<Optional<Gauge>>, Questions> shared = new HashMap<>();

    Circumstances(JournalFold fold, Shelf<ObjectKey, HeldConditions> conditions) {
        this.fold = fold;
        this.conditions = conditions;
    }

    Bindings configuration(ObjectKey subject) {
        return fold.inputs(subject);
    }

    Optional<HeldConditions> conditions(ObjectKey subject) {
        return conditions.find(subject);
    }

    /** What rules ask of the samples of a subject as it is configured now; subjects that are configured alike have the same. */
    Questions questions(ObjectKey subject, List<Lookout> rules) {
        var configuration = configuration(subject);
        var gauges = rules.stream()
                .map(lookout -> gauge(lookout.watch().signal(), configuration))
                .toList();
        if (shared.size() >= MOST_SHARED) {
            shared.clear();
        }
        return shared.computeIfAbsent(gauges, Questions::new);
    }

    /** A rule that fails on a subject spoils nothing but itself. */
    private static Optional<Gauge> gauge(Signal signal, Bindings configuration) {
        try {
            return signal.gauge(configuration);
        } catch (RuntimeException | StackOverflowError broken) {
            return Optional.empty();
        }
    }
}
