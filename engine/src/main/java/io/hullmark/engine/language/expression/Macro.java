package io.hullmark.engine.language.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import java.util.Optional;

/**
 * A macro as its author wrote it, found again in the loop that the parser made of it.
 *
 * @param kind which one
 * @param condition the first argument after the variable: what is asked of each element, or what is made of it
 * @param result the second argument after the variable, if there is one
 */
record Macro(Kind kind, CelExpr condition, Optional<CelExpr> result) {
    /** The macros that loop. */
    enum Kind {
        ALL,
        EXISTS,
        EXISTS_ONE,
        FILTER,
        MAP,
        FILTER_MAP
    }

    static Optional<Macro> of(CelAbstractSyntaxTree ast, CelExpr loop) {
        var written = ast.getSource().getMacroCalls().get(loop.id());
        if (written == null) {
            return Optional.empty();
        }
        var step = loop.comprehension().loopStep().call().args();
        // what the parser makes: "result && x" for all, "x ? result + 1 : result" for exists_one, "result + [x]" for
        // map
        return switch (written.call().function()) {
            case "all" -> of(Kind.ALL, step.get(1));
            case "exists" -> of(Kind.EXISTS, step.get(1));
            case "exists_one", "existsOne" -> of(Kind.EXISTS_ONE, step.get(0));
            case "filter" -> of(Kind.FILTER, step.get(0));
            case "map" ->
                written.call().args().size() == 2
                        ? of(Kind.MAP, appended(loop.comprehension().loopStep()))
                        : Optional.of(new Macro(Kind.FILTER_MAP, step.get(0), Optional.of(appended(step.get(1)))));
            default -> Optional.empty();
        };
    }

    private static Optional<Macro> of(Kind kind, CelExpr condition) {
        return Optional.of(new Macro(kind, condition, Optional.empty()));
    }

    private static CelExpr appended(CelExpr step) {
        return step.call().args().get(1).list().elements().get(0);
    }
}
