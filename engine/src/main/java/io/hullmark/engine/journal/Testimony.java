package io.hullmark.engine.journal;

import io.hullmark.engine.facts.Attestation;
import io.hullmark.engine.rules.Rule;
import io.hullmark.engine.rules.Verdict;
import io.hullmark.engine.verdicts.RuleSet;
import io.hullmark.engine.verdicts.VerdictCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Says who attests what rules ask of one subject that only people can tell. */
interface Testimony {
    /** Nobody attests anything. */
    Testimony NONE = rule -> Optional.empty();

    byte MANUAL = VerdictCode.of(Verdict.MANUAL);

    /** Of several that attest it the one that holds longest. */
    Optional<Attestation> of(Rule rule);

    /** Who attests what, by the ordinals of the rules that say MANUAL; to all others an attestation says nothing. */
    default SortedMap<Integer, Attestation> on(Iterable<RuleSet.Entry> rules, byte[] verdicts) {
        var attested = new TreeMap<Integer, Attestation>();
        if (this == NONE) {
            return attested;
        }
        for (RuleSet.Entry entry : rules) {
            int ordinal = entry.held().ordinal();
            if (VerdictCode.at(verdicts, ordinal) == MANUAL) {
                of(entry.rule()).ifPresent(attestation -> attested.put(ordinal, attestation));
            }
        }
        return attested;
    }

    /** Tells by a number whether something else is attested; 0 if nothing is. */
    static int digest(SortedMap<Integer, Attestation> byRule) {
        int digest = 0;
        for (Map.Entry<Integer, Attestation> entry : byRule.entrySet()) {
            var said = entry.getValue();
            // of texts alone, whose hashes are the same in every process
            var texts = List.of(
                    said.id(),
                    said.statement(),
                    said.by(),
                    said.statedAt().toString(),
                    said.until().toString(),
                    said.link());
            digest = 31 * (31 * digest + entry.getKey()) + texts.hashCode();
        }
        return byRule.isEmpty() ? 0 : digest | 1;
    }
}
