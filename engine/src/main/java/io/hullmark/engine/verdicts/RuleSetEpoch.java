package io.hullmark.engine.verdicts;

/**
 * Names the set of rules in force.
 *
 * @param number how many changes brought this set
 * @param hash digest over the ids and hashes of all rules and the policy, 16 hex digits
 */
public record RuleSetEpoch(long number, String hash) {}
