package io.hullmark.engine.language.expression;

import dev.cel.common.CelSource;
import io.hullmark.engine.language.text.Passage;
import io.hullmark.engine.language.text.Problems;
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

    void add(long expression, String message) {
        int offset =
                Optional.ofNullable(source.getPositionsMap().get(expression)).orElse(0);
        problems.add(text.at(offset), message);
    }
}
