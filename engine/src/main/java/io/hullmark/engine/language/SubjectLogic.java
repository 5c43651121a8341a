package io.hullmark.engine.language;

import io.hullmark.engine.language.expression.Expression;
import io.hullmark.engine.language.expression.Locals;
import io.hullmark.engine.language.expression.Node;
import io.hullmark.engine.language.expression.Trouble;
import io.hullmark.engine.rules.Bindings;
import io.hullmark.engine.rules.Judgement;
import io.hullmark.engine.rules.Logic;
import io.hullmark.engine.rules.Scope;
import io.hullmark.engine.rules.Verdict;
import java.util.List;
import java.util.Optional;

/** Judges a subject as a whole. */
final class SubjectLogic implements Logic {
    private final Applicability applies;
    private final Expression require;
    private final Node condition;
    private final Message message;
    private final int size;

    SubjectLogic(Applicability applies, Expression require, Message message) {
        this.applies = applies;
        this.require = require;
        this.condition = require.node();
        this.message = message;
        this.size = Math.max(Math.max(require.size(), applies.size()), message.size());
    }

    @Override
    public Verdict decide(Bindings bindings) {
        var locals = Locals.ofThread(size);
        var applicable = applies.decide(bindings, locals);
        if (applicable != Verdict.PASS) {
            return applicable;
        }
        return decideApplicable(bindings, locals);
    }

    @Override
    public Optional<Scope> scope() {
        return applies.scope();
    }

    @Override
    public Verdict decideInScope(Bindings bindings) {
        var locals = Locals.ofThread(size);
        var applicable = applies.decideInScope(bindings, locals);
        return applicable == Verdict.PASS ? decideApplicable(bindings, locals) : applicable;
    }

    private Verdict decideApplicable(Bindings bindings, Locals locals) {
        var value = condition.value(bindings, locals);
        if (value == Node.TRUE) {
            return Verdict.PASS;
        }
        return value == Node.FALSE ? Verdict.FAIL : Verdict.UNKNOWN;
    }

    @Override
    public Judgement explain(Bindings bindings) {
        var locals = Locals.explaining(size);
        var applicable = applies.explain(bindings, locals);
        if (applicable.verdict() != Verdict.PASS) {
            return applicable;
        }
        var value = condition.value(bindings, locals);
        if (value instanceof Trouble trouble) {
            return new Judgement(Verdict.UNKNOWN, List.of(), trouble.detail());
        }
        if (value == Node.TRUE) {
            return applicable;
        }
        var evidence = require.blame(bindings, locals);
        var failure = new Judgement.Failure("", evidence, message.render(bindings, locals));
        return new Judgement(Verdict.FAIL, List.of(failure), "");
    }
}
