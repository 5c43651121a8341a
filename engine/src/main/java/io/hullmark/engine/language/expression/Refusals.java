package io.hullmark.engine.language.expression;

import dev.cel.common.CelSource;
import io.hullmark.engine.language.text.Passage;
import io.hullmark.engine.language.text.Problems;
import io.hullmark.engine.rules.Bindings;
import java.util.Optional;

/** Says what is refused at the place in the file where it stands. */
final class Refusals {
    private final Passage text;
    private final CelSource source;
    private final Problems problems;

    Refusals(Passage text, CelSource source, Problems problems) {
        this.text = text;
        this.source = source;
        this.problems = problems;
    }

    /** Stands in the place of what was refused, so that the rest can still be looked at. */
    private static final class Refused extends Node {
        @Override
        public Object value(Bindings bindings, Locals locals) {
            return Trouble.Fault.UNSAID;
        }
    }

    Node add(long expression, String message) {
        int offset =
                Optional.ofNullable(source.getPositionsMap().get(expression)).orElse(0);
        problems.add(text.at(offset), message);
        return new Refused();
    }
}
