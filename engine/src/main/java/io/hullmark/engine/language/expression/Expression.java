package io.hullmark.engine.language.expression;

import dev.cel.common.types.CelType;
import io.hullmark.engine.facts.Evidence;
import io.hullmark.engine.rules.Bindings;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A compiled expression.
 *
 * @param node computes its value
 * @param clause tells why a condition does not hold; empty if it is none
 * @param type its type
 * @param reads the inputs that it touches, as "variable.section"
 * @param size variables that its loops need
 */
public record Expression(Node node, Optional<Clause> clause, CelType type, Set<String> reads, int size) {
    public Expression {
        reads = Set.copyOf(reads);
    }

    /** The inputs for which a condition that does not hold does not hold. */
    public List<Evidence> blame(Bindings bindings, Locals locals) {
        return blame(true, bindings, locals);
    }

    /** The inputs for which a condition is the opposite of what is wanted. */
    public List<Evidence> blame(boolean wanted, Bindings bindings, Locals locals) {
        var inquiry = new Inquiry(bindings, locals);
        clause.ifPresent(clause -> clause.blame(wanted, inquiry));
        return inquiry.evidence();
    }
}
