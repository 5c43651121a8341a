package io.hullmark.engine.findings;

import io.hullmark.engine.rules.Control;
import io.hullmark.engine.rules.Rule;
import io.hullmark.engine.rules.RuleId;
import io.hullmark.engine.rules.RuleMode;
import io.hullmark.engine.rules.Severity;
import java.util.List;

/**
 * What a reader of a transition must know of its rule.
 *
 * @param id stable name
 * @param title what holds when it passes
 * @param hash digest of its text and of the policy values that it reads, 16 hex digits
 * @param mode whether findings count
 * @param severity how bad a finding is
 * @param remediation what to do
 * @param controls requirements of frameworks that it serves
 */
public record Requirement(
        RuleId id,
        String title,
        String hash,
        RuleMode mode,
        Severity severity,
        String remediation,
        List<Control> controls) {
    public Requirement {
        controls = List.copyOf(controls);
    }

    public static Requirement of(Rule rule) {
        return new Requirement(
                rule.id(),
                rule.title(),
                rule.hash(),
                rule.mode(),
                rule.severity(),
                rule.remediation(),
                rule.controls());
    }
}
