package io.hullmark.engine.journal;

import io.hullmark.engine.verdicts.HeldRule;
import io.hullmark.engine.verdicts.RuleSet;
import io.hullmark.engine.verdicts.RuleSetEpoch;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;

/** Names a set of rules by what is in it. */
final class RuleSetName {
    private RuleSetName() {}

    /** The name of the rules in force, given all rules by their ids, and the policy. */
    static RuleSetEpoch of(long number, SortedMap<String, RuleSet.Entry> entries, String policy) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (RuleSet.Entry entry : entries.values()) {
                if (entry.held().standing() == HeldRule.Standing.IN_FORCE) {
                    digest.update(bytes(entry.id().value() + ' ' + entry.rule().hash() + '\n'));
                }
            }
            digest.update(bytes('\n' + policy));
            return new RuleSetEpoch(number, HexFormat.of().formatHex(digest.digest(), 0, 8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
