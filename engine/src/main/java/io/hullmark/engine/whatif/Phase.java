package io.hullmark.engine.whatif;

import io.hullmark.engine.rules.Severity;
import java.util.Optional;

/** What people are told of a finding at a moment. */
public sealed interface Phase {
    /** There is no such finding, or none that counts. */
    record Absent() implements Phase {}

    /** It holds and counts. */
    record Open(Severity severity) implements Phase {}

    /** It holds, and an exception covers it. */
    record Suppressed(Severity severity, String exception) implements Phase {}

    /** Whether there is a finding. */
    default boolean isThere() {
        return !(this instanceof Absent);
    }

    /** How bad it is; empty where there is none. */
    default Optional<Severity> severityIfThere() {
        if (this instanceof Open open) {
            return Optional.of(open.severity());
        }
        return this instanceof Suppressed suppressed ? Optional.of(suppressed.severity()) : Optional.empty();
    }

    /** The exception that covers it; empty where none does. */
    default Optional<String> exceptionIfAny() {
        return this instanceof Suppressed suppressed ? Optional.of(suppressed.exception()) : Optional.empty();
    }

    /** Which of two is to be told of: an open one rather than one that is covered. */
    default Phase or(Phase other) {
        return other instanceof Open || !isThere() ? other : this;
    }
}
