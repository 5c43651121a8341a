package io.hullmark.engine.language;

import io.hullmark.engine.language.expression.Locals;
import io.hullmark.engine.rules.Bindings;
import io.hullmark.engine.rules.Signal;
import java.util.List;

/** Says of every container that the rule speaks of that its events count. */
record EventSignal(Applicability applies, Message message) implements Signal {
    @Override
    public Level level(Bindings bindings) {
        return switch (applies.decide(bindings, Locals.ofThread(applies.size()))) {
            case PASS -> Level.RAISED;
            case NOT_APPLICABLE -> Level.LOWERED;
            default -> Level.UNKNOWN;
        };
    }

    @Override
    public String missing(Bindings bindings) {
        return applies.explain(bindings, Locals.explaining(applies.size())).detail();
    }

    @Override
    public Account account(Bindings bindings) {
        var locals = Locals.explaining(Math.max(applies.size(), message.size()));
        return new Account(message.render(bindings, locals), List.of());
    }
}
