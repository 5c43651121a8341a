package io.hullmark.engine.check;

import io.hullmark.engine.facts.Attestation;
import io.hullmark.engine.facts.Evidence;
import io.hullmark.engine.findings.Subject;
import io.hullmark.engine.rules.Rule;
import io.hullmark.engine.rules.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * What one rule says of one subject.
 *
 * @param subject what was judged
 * @param rule the rule
 * @param verdict what it says
 * @param detail what is missing for UNKNOWN, what a person must look at for MANUAL; empty otherwise
 * @param attestation who attests what the rule asks for; empty unless MANUAL
 * @param flaws what fails, ordered by element; empty unless FAIL
 */
public record Assessment(
        Subject subject,
        Rule rule,
        Verdict verdict,
        String detail,
        Optional<Attestation> attestation,
        List<Flaw> flaws) {
    public Assessment {
        flaws = List.copyOf(flaws);
    }

    /** Whether it fails, and not only by what people accept. */
    public boolean fails() {
        return verdict == Verdict.FAIL && !isSuppressed();
    }

    /** Whether it fails, and people accept all that fails. */
    public boolean isSuppressed() {
        return verdict == Verdict.FAIL
                && !flaws.isEmpty()
                && flaws.stream().allMatch(flaw -> flaw.exception().isPresent());
    }

    /**
     * One element, or the subject itself, that breaks the rule.
     *
     * @param findingId the id that the finding has in a fleet as well, 32 hex digits
     * @param element names the element among its siblings; empty for the subject itself
     * @param evidence the inputs that decided
     * @param message what is wrong, for a person
     * @param exception id of the exception that covers it
     */
    public record Flaw(
            String findingId, String element, List<Evidence> evidence, String message, Optional<String> exception) {
        public Flaw {
            evidence = List.copyOf(evidence);
        }
    }
}
