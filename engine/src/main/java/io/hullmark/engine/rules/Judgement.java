package io.hullmark.engine.rules;

import io.hullmark.engine.facts.Evidence;
import java.util.List;

/**
 * A verdict with its reasons.
 *
 * @param verdict the verdict
 * @param failures what fails, in the order of the elements; empty unless FAIL
 * @param detail what is missing for UNKNOWN, what a person must look at for MANUAL; empty otherwise
 */
public record Judgement(Verdict verdict, List<Failure> failures, String detail) {
    public Judgement {
        failures = List.copyOf(failures);
    }

    /**
     * One element, or the subject itself, that breaks the rule.
     *
     * @param element names the element among its siblings; empty for the subject itself
     * @param evidence the inputs that decided
     * @param message what is wrong, for a person
     */
    public record Failure(String element, List<Evidence> evidence, String message) {
        public Failure {
            evidence = List.copyOf(evidence);
        }
    }
}
