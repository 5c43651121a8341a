package io.hullmark.engine.facts;

import java.time.Instant;
import java.util.List;

/**
 * What a rule over time found in telemetry or events. It stands for them in the journal, so that a verdict can be made again long
 * after they have expired.
 *
 * @param rule id of the rule
 * @param hash hash of the rule, with the policy values that it read
 * @param since when it began to be so; not when it had lasted long enough to be told
 * @param message what a finding says of the sample that decided; empty for events, of which the rule says it itself
 * @param evidence the inputs that decided
 */
public record Condition(String rule, String hash, Instant since, String message, List<Evidence> evidence) {
    public Condition {
        evidence = List.copyOf(evidence);
    }
}
