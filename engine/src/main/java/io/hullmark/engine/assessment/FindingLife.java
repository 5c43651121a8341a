package io.hullmark.engine.assessment;

import io.hullmark.engine.facts.Evidence;
import io.hullmark.engine.findings.Cause;
import io.hullmark.engine.findings.Requirement;
import io.hullmark.engine.findings.Subject;
import io.hullmark.engine.findings.Transition;
import io.hullmark.engine.findings.Transition.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What became of one finding that people were told of in the span.
 *
 * @param id its id, as violations tell it
 * @param requirement the rule, as it was told last
 * @param subject what was judged
 * @param element names the element among its siblings; empty for the subject itself
 * @param steps what was told, in the order in which it was; the first may be older than the span
 */
public record FindingLife(String id, Requirement requirement, Subject subject, String element, List<Step> steps) {
    /** By severity, the worst first, and then by rule and subject. */
    public static final Comparator<FindingLife> ORDER = Comparator.comparing(
                    (FindingLife life) -> life.requirement().severity())
            .reversed()
            .thenComparing(life -> life.requirement().id())
            .thenComparing(life -> life.subject().key())
            .thenComparing(FindingLife::element)
            .thenComparing(FindingLife::id);

    public FindingLife {
        steps = List.copyOf(steps);
    }

    /**
     * One transition.
     *
     * @param kind which way it went
     * @param at when it took effect
     * @param message what was told, for a person
     * @param evidence the inputs that decided
     * @param cause the fact that caused it; it may be older than the ground
     * @param ground the entry from which it followed
     */
    public record Step(Kind kind, Instant at, String message, List<Evidence> evidence, Cause cause, Ground ground) {
        public Step {
            evidence = List.copyOf(evidence);
        }

        static Step of(Transition transition, Ground ground) {
            return new Step(
                    transition.kind(),
                    transition.at(),
                    transition.message(),
                    transition.evidence(),
                    transition.cause(),
                    ground);
        }

        /** Whether the finding holds from then on. */
        boolean holds() {
            return !(kind instanceof Kind.Resolved);
        }
    }

    /** When people were first told of it in this life. */
    public Instant openedAt() {
        return steps.get(0).at();
    }

    /** When it was resolved; empty if it still held at the end of the span. */
    public Optional<Instant> resolvedAt() {
        var last = steps.get(steps.size() - 1);
        return last.holds() ? Optional.empty() : Optional.of(last.at());
    }

    /**
     * For how long it held from its opening on, before the span too.
     *
     * @param end the end of the span, until which it goes on if it was not resolved
     */
    public Duration held(Instant end) {
        var held = Duration.ZERO;
        for (int index = 0; index < steps.size(); index++) {
            var until = index + 1 < steps.size() ? steps.get(index + 1).at() : end;
            if (steps.get(index).holds() && until.isAfter(steps.get(index).at())) {
                held = held.plus(Duration.between(steps.get(index).at(), until));
            }
        }
        return held;
    }
}
