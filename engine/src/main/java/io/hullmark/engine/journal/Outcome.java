package io.hullmark.engine.journal;

import io.hullmark.engine.facts.Attestation;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.findings.Subject;
import io.hullmark.engine.findings.Transition;
import io.hullmark.engine.rules.Problem;
import io.hullmark.engine.rules.RuleId;
import io.hullmark.engine.rules.Verdict;
import io.hullmark.engine.verdicts.RuleSetEpoch;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What follows from a fact. */
public sealed interface Outcome {

    /** A finding opened, was resolved or opened again. */
    record FindingChanged(Transition transition) implements Outcome {}

    /**
     * What the rules say of a subject is no longer what they said.
     *
     * @param subject the subject
     * @param verdicts what every rule on its kind says, ordered by the rules' ids
     * @param epoch the rules in force
     * @param at when it changed
     */
    record PostureChanged(Subject subject, List<RuleVerdict> verdicts, RuleSetEpoch epoch, Instant at)
            implements Outcome {
        public PostureChanged {
            verdicts = List.copyOf(verdicts);
        }
    }

    /** The subject is gone. */
    record PostureWithdrawn(ObjectKey subject) implements Outcome {}

    /** A rule or policy in the journal that this engine refuses; it changed nothing. */
    record RuleRefused(String id, List<Problem> problems) implements Outcome {
        public RuleRefused {
            problems = List.copyOf(problems);
        }
    }

    /**
     * What one rule says of a subject.
     *
     * @param rule the rule
     * @param verdict what it says
     * @param detail what is missing for UNKNOWN, what a person must look at for MANUAL; empty otherwise
     * @param elements the elements that fail, for a rule that judges elements
     * @param suppressed ids of the exceptions that cover findings of it, by element; the subject itself has the element ""
     * @param attestation who attests what it asks for; empty unless MANUAL
     */
    record RuleVerdict(
            RuleId rule,
            Verdict verdict,
            String detail,
            List<String> elements,
            SortedMap<String, String> suppressed,
            Optional<Attestation> attestation) {
        public RuleVerdict {
            elements = List.copyOf(elements);
            suppressed = Collections.unmodifiableSortedMap(new TreeMap<>(suppressed));
        }

        /** A verdict about which there is nothing more to say. */
        static RuleVerdict plain(RuleId rule, Verdict verdict) {
            return new RuleVerdict(rule, verdict, "", List.of(), Collections.emptySortedMap(), Optional.empty());
        }

        /** Whether it says nothing beside its verdict. */
        public boolean isPlain() {
            return detail.isEmpty() && elements.isEmpty() && suppressed.isEmpty() && attestation.isEmpty();
        }
    }
}
