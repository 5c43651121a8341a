package io.hullmark.engine.journal;

import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.verdicts.RuleSetEpoch;
import java.time.Instant;
import java.util.Optional;

/**
 * What is kept once per partition.
 *
 * @param epoch the rules in force
 * @param policy text of the site's policy values, empty if none
 * @param ordinals how many ordinals have been given to rules
 * @param now the newest time that the journal told, in coarse steps
 * @param sweptTo number of the epoch in which every subject has been judged at least
 * @param sweep the re-judgement that goes on
 */
public record Standing(
        RuleSetEpoch epoch, String policy, int ordinals, Instant now, long sweptTo, Optional<Sweep> sweep) {
    /** Before the first fact. */
    public static final Standing INITIAL =
            new Standing(new RuleSetEpoch(0, "0".repeat(16)), "", 0, Instant.EPOCH, 0, Optional.empty());

    /**
     * A re-judgement of all subjects in the order of their keys.
     *
     * @param target number of the epoch whose rules it applies
     * @param after the last subject that was judged; empty before the first
     */
    public record Sweep(long target, Optional<ObjectKey> after) {}

    Standing at(Instant time) {
        return new Standing(epoch, policy, ordinals, time, sweptTo, sweep);
    }

    Standing with(RuleSetEpoch inForce, String policyText, int given) {
        return new Standing(inForce, policyText, given, now, sweptTo, sweep);
    }

    Standing with(long swept, Optional<Sweep> goingOn) {
        return new Standing(epoch, policy, ordinals, now, swept, goingOn);
    }
}
