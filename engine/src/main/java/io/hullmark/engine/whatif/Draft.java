package io.hullmark.engine.whatif;

import io.hullmark.engine.facts.Fact;
import io.hullmark.engine.facts.PolicyException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is tried out in the place of what was in force. What is empty stays as the journal has it.
 *
 * @param rules texts of all rules by their ids; rules that are not among them do not hold
 * @param policy text of the site's policy values
 * @param exceptions all exceptions; others do not hold
 * @param shadow whether findings of rules in shadow mode count on the side of the draft
 */
public record Draft(
        Optional<SortedMap<String, String>> rules,
        Optional<String> policy,
        Optional<List<PolicyException>> exceptions,
        Shadow shadow) {
    /** Nothing is other than it was. */
    public static final Draft NOTHING = new Draft(Optional.empty(), Optional.empty(), Optional.empty(), Shadow.IGNORED);

    /** What becomes of findings of rules in shadow mode. */
    public enum Shadow {
        /** They count for nothing, as they do live. */
        IGNORED,
        /** They count like others: what would be if their rules were enforced? */
        COUNTED
    }

    public Draft {
        rules = rules.map(texts -> Collections.unmodifiableSortedMap(new TreeMap<>(texts)));
        exceptions = exceptions.map(List::copyOf);
    }

    /** The same with other rules. */
    public Draft withRules(SortedMap<String, String> texts) {
        return new Draft(Optional.of(texts), policy, exceptions, shadow);
    }

    /** The same with other policy values. */
    public Draft withPolicy(String text) {
        return new Draft(rules, Optional.of(text), exceptions, shadow);
    }

    /** The same with other exceptions. */
    public Draft withExceptions(List<PolicyException> others) {
        return new Draft(rules, policy, Optional.of(others), shadow);
    }

    /** The same with rules in shadow mode treated otherwise. */
    public Draft with(Shadow treatment) {
        return new Draft(rules, policy, exceptions, treatment);
    }

    /** Whether a fact of the journal has no say beside the draft, because the draft says all of its kind. */
    boolean overrules(Fact fact) {
        if (fact instanceof Fact.RulePublished || fact instanceof Fact.RuleWithdrawn) {
            return rules.isPresent();
        } else if (fact instanceof Fact.PolicyPublished) {
            return policy.isPresent();
        }
        return exceptions.isPresent()
                && (fact instanceof Fact.ExceptionDecided || fact instanceof Fact.ExceptionRevoked);
    }
}
