package io.hullmark.engine.whatif;

import io.hullmark.engine.facts.Fact;
import io.hullmark.engine.facts.PolicyException;
import io.hullmark.engine.journal.Memory;
import io.hullmark.engine.verdicts.HeldRule;
import io.hullmark.engine.verdicts.HeldRule.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;

/** The facts by which a draft takes the place of what is in force. What both say alike is left alone, so that nothing is judged anew for it. */
final class Replacement {
    private final Draft draft;
    private final List<HeldRule> rules = new ArrayList<>();
    private final TreeSet<String> exceptions = new TreeSet<>();
    private final List<Fact> facts = new ArrayList<>();

    private Replacement(Draft draft, Memory inForce) {
        this.draft = draft;
        inForce.rules().scan("", (id, held) -> {
            if (held.standing() == Standing.IN_FORCE) {
                rules.add(held);
            }
            return true;
        });
        inForce.exceptions().scan("", (id, held) -> exceptions.add(id));
    }

    /** In an order in which no rule of before meets policy values that are not its own. */
    static List<Fact> of(Draft draft, Memory inForce) {
        var replacement = new Replacement(draft, inForce);
        draft.rules().ifPresent(replacement::withdraw);
        draft.policy().ifPresent(text -> replacement.facts.add(new Fact.PolicyPublished(text)));
        draft.rules()
                .ifPresent(
                        texts -> texts.forEach((id, text) -> replacement.facts.add(new Fact.RulePublished(id, text))));
        draft.exceptions().ifPresent(replacement::decide);
        return replacement.facts;
    }

    private void withdraw(SortedMap<String, String> texts) {
        for (HeldRule held : rules) {
            var text = texts.get(held.id());
            if (text == null || (draft.policy().isPresent() && !text.equals(held.text()))) {
                facts.add(new Fact.RuleWithdrawn(held.id()));
            }
        }
    }

    private void decide(List<PolicyException> others) {
        var withdrawn = new TreeSet<>(exceptions);
        others.forEach(exception -> withdrawn.remove(exception.id()));
        withdrawn.forEach(id -> facts.add(new Fact.ExceptionRevoked(id)));
        others.forEach(exception -> facts.add(new Fact.ExceptionDecided(exception)));
    }
}
