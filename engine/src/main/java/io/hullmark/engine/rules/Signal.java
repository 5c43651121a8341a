package io.hullmark.engine.rules;

import io.hullmark.engine.facts.ContainerUsage;
import io.hullmark.engine.facts.Evidence;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a rule over time asks of every sample. Pure, bounded in work, without memory, shared by threads. */
public interface Signal {
    /** What one sample says. */
    enum Level {
        /** The condition is met. */
        RAISED,
        /** It is not met any more, by more than a hair where the rule says by how much. */
        LOWERED,
        /** Neither: whoever was above is still above. */
        BETWEEN,
        /** Something that it reads is missing. */
        UNKNOWN
    }

    /** What a person is told of a sample. */
    record Account(String message, List<Evidence> evidence) {
        public Account {
            evidence = List.copyOf(evidence);
        }
    }

    /** Without allocating, unless arithmetic does. */
    Level level(Bindings bindings);

    /**
     * What it asks of samples for as long as nothing else changes of a subject; empty where it can't be told apart.
     *
     * @param configuration what is known of the subject beside samples
     */
    default Optional<Gauge> gauge(Bindings configuration) {
        return Optional.empty();
    }

    /** The parts of the use of containers that it reads, such as "memory". */
    default Set<String> parts() {
        return ContainerUsage.TYPE.sections();
    }

    /** What is missing where a sample is {@link Level#UNKNOWN}. */
    String missing(Bindings bindings);

    /** Why a sample is {@link Level#RAISED}. */
    Account account(Bindings bindings);
}
