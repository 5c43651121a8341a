package io.hullmark.engine.findings;

import io.hullmark.engine.verdicts.RuleSetEpoch;
import java.time.Instant;

/**
 * Under what circumstances a subject is judged.
 *
 * @param subject who is judged
 * @param at when
 * @param cause the fact that is the reason for it
 * @param epoch the rules in force
 * @param patience how long changes must last before they are told
 * @param confirmedAt when what was known of the subject's host was last proved to be complete and true
 */
public record Occasion(
        Subject subject, Instant at, Cause cause, RuleSetEpoch epoch, Patience patience, Instant confirmedAt) {}
