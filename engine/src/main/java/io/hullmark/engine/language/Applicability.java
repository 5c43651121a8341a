package io.hullmark.engine.language;

import io.hullmark.engine.language.expression.Expression;
import io.hullmark.engine.language.expression.Locals;
import io.hullmark.engine.language.expression.Node;
import io.hullmark.engine.language.expression.Trouble;
import io.hullmark.engine.rules.Bindings;
import io.hullmark.engine.rules.Judgement;
import io.hullmark.engine.rules.Scope;
import io.hullmark.engine.rules.Verdict;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a rule speaks of a subject at all: PASS means that it does. */
final class Applicability {
    private static final Judgement APPLICABLE = new Judgement(Verdict.PASS, List.of(), "");

    /** Null when there is no condition, because asking an Optional costs more than most rules. */
    private final @Nullable Node condition;

    private final int size;

    /** Whether the scope alone decides. */
    private final boolean wholly;

    private Applicability(@Nullable Node condition, int size) {
        this.condition = condition;
        this.size = size;
        this.wholly = condition != null && condition.isScopeAlone();
    }

    static Applicability of(Optional<Expression> applies) {
        return applies.map(expression -> new Applicability(expression.node(), expression.size()))
                .orElse(new Applicability(null, 0));
    }

    /** By which question it can be found whether it speaks of a subject. */
    Optional<Scope> scope() {
        return condition == null ? Optional.empty() : condition.scope();
    }

    /** The same as {@link #decide}, where the scope's question has been answered with one of its answers. */
    Verdict decideInScope(Bindings bindings, Locals locals) {
        return wholly ? Verdict.PASS : decide(bindings, locals);
    }

    int size() {
        return size;
    }

    Verdict decide(Bindings bindings, Locals locals) {
        if (condition == null) {
            return Verdict.PASS;
        }
        var value = condition.value(bindings, locals);
        if (value == Node.TRUE) {
            return Verdict.PASS;
        }
        return value == Node.FALSE ? Verdict.NOT_APPLICABLE : Verdict.UNKNOWN;
    }

    Judgement explain(Bindings bindings, Locals locals) {
        var verdict = decide(bindings, locals);
        if (condition == null || verdict == Verdict.PASS) {
            return APPLICABLE;
        }
        var detail = condition.value(bindings, locals) instanceof Trouble trouble ? trouble.detail() : "";
        return new Judgement(verdict, List.of(), detail);
    }
}
