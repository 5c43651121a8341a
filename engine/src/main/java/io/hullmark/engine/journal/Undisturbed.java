package io.hullmark.engine.journal;

import io.hullmark.engine.findings.Acceptance;
import io.hullmark.engine.findings.HeldFinding;
import io.hullmark.engine.findings.Requirement;
import io.hullmark.engine.verdicts.RuleSet;
import java.util.List;
import java.util.Optional;

/**
 * Leaves findings that were told as they are until a sweep comes by. Which of them are asked about between sweeps depends on what is
 * remembered, and nothing that is told may depend on that.
 */
record Undisturbed(List<HeldFinding> findings, RuleSet rules, Acceptance newcomers) implements Acceptance {
    @Override
    public Optional<String> of(Requirement rule, String element, Optional<String> held) {
        return told(rule, element) ? held : newcomers.of(rule, element, held);
    }

    private boolean told(Requirement rule, String element) {
        return findings.stream()
                .anyMatch(finding -> finding.told()
                        && finding.element().equals(element)
                        && rules.entry(finding.rule()).id().equals(rule.id()));
    }
}
