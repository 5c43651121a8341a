package io.hullmark.engine.language.expression;

import io.hullmark.engine.facts.Figures;
import io.hullmark.engine.rules.Bindings;
import io.hullmark.engine.rules.Scope;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One operation of a compiled expression. Its value is what {@link io.hullmark.engine.facts.FieldType} says, or a {@link Trouble}.
 * Booleans are always {@link #TRUE} or {@link #FALSE} themselves, so that they are told apart by identity.
 */
public abstract class Node {
    /** Holds. An object, because a value can also be a {@link Trouble}. */
    public static final Object TRUE = true;

    /** Does not hold. */
    public static final Object FALSE = false;

    /** What {@link #number} gives when there is none; a value that happens to be it is asked for again by {@link #value}. */
    static final long NO_NUMBER = Figures.NO_NUMBER;

    /** The value or the reason that there is none. Allocates only for what it computes anew. */
    public abstract Object value(Bindings bindings, Locals locals);

    /** The integer value without a box, or {@link #NO_NUMBER}. */
    long number(Bindings bindings, Locals locals) {
        return value(bindings, locals) instanceof Long number ? number : NO_NUMBER;
    }

    /** The floating value without a box, or not a number. */
    double fraction(Bindings bindings, Locals locals) {
        return value(bindings, locals) instanceof Double fraction ? fraction : Double.NaN;
    }

    /**
     * What is left of it where the configuration is known: a node that reads samples alone, or a constant. Empty where that can't be told
     * apart, as in loops.
     */
    public Optional<Node> given(Configuration configuration) {
        return Optional.empty();
    }

    /** The path of the input that this node reads, empty if it computes. Costs garbage: for evidence only. */
    public String path(Bindings bindings, Locals locals) {
        return "";
    }

    /** The question by whose answer this condition can be known not to hold; empty if no single one does. */
    public Optional<Scope> scope() {
        return Optional.empty();
    }

    /** Whether it holds wherever the answer to its scope's question is one of the scope's. */
    public boolean isScopeAlone() {
        return false;
    }

    /** Whether it reads one place that its path names wholly, so that nodes with equal paths give equal values. */
    boolean isPlace() {
        return false;
    }

    /** The scope of a text that must be one of some. */
    static Optional<Scope> scope(Node text, Set<String> answers) {
        return text.isPlace()
                ? Optional.of(new Scope(text.path(Dialect.NOTHING, Locals.NONE), text::text, answers))
                : Optional.empty();
    }

    private @Nullable String text(Bindings bindings) {
        return value(bindings, Locals.NONE) instanceof String text ? text : null;
    }

    static Object truth(boolean value) {
        return value ? TRUE : FALSE;
    }
}
