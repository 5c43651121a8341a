package io.hullmark.engine.rules;

import io.hullmark.engine.facts.ObjectKind;
import java.util.List;
import java.util.Set;

/**
 * A named requirement on a subject, compiled.
 *
 * @param id stable name
 * @param title what holds when it passes, as a sentence
 * @param subject what it judges: HOST, CONTAINER or IMAGE
 * @param severity how bad a finding is
 * @param mode whether findings count
 * @param remediation what to do about a finding
 * @param controls requirements of frameworks that it serves
 * @param hash first 16 hex digits of the SHA-256 of its text and the policy values that it reads
 * @param reads the inputs, each as "variable.section" such as "container.security": it need not be judged again while none of
 *     them changes
 * @param perElement whether it judges elements, so that one subject can have several findings
 * @param logic the decision
 */
public record Rule(
        RuleId id,
        String title,
        ObjectKind subject,
        Severity severity,
        RuleMode mode,
        String remediation,
        List<Control> controls,
        String hash,
        Set<String> reads,
        boolean perElement,
        Logic logic) {
    public Rule {
        controls = List.copyOf(controls);
        reads = Set.copyOf(reads);
    }
}
