package io.hullmark.engine.language;

import io.hullmark.engine.language.expression.Locals;
import io.hullmark.engine.rules.Bindings;
import io.hullmark.engine.rules.Judgement;
import io.hullmark.engine.rules.Logic;
import io.hullmark.engine.rules.Verdict;
import java.util.Optional;

/** Says the same of every subject to which it applies: that only people can tell, or that an instrument is missing. */
record FixedLogic(Applicability applies, Judgement judgement) implements Logic {
    @Override
    public Optional<Judgement> foregone() {
        return Optional.of(judgement);
    }

    @Override
    public Verdict decide(Bindings bindings) {
        var applicable = applies.decide(bindings, Locals.ofThread(applies.size()));
        return applicable == Verdict.PASS ? judgement.verdict() : applicable;
    }

    @Override
    public Judgement explain(Bindings bindings) {
        var applicable = applies.explain(bindings, Locals.explaining(applies.size()));
        return applicable.verdict() == Verdict.PASS ? judgement : applicable;
    }
}
