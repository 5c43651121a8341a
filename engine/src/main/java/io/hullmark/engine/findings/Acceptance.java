package io.hullmark.engine.findings;

import java.util.Optional;

/** Says whether people accept that a subject breaks a rule. */
public interface Acceptance {
    /** Nothing is accepted. */
    Acceptance NONE = (rule, element, held) -> Optional.empty();

    /**
     * The exception that covers a finding, if any does.
     *
     * @param rule the rule that fails
     * @param element what fails it; empty for the subject itself
     * @param held id of the exception that covers the finding until now; it goes on for as long as it can
     */
    Optional<String> of(Requirement rule, String element, Optional<String> held);
}
