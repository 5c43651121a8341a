package io.hullmark.engine.language.expression;

import io.hullmark.engine.rules.Bindings;
import java.util.Optional;

/** A value that the text gives. */
public final class Constant extends Node {
    private final Object value;
    private final long number;
    private final double fraction;
    private final String path;

    Constant(Object value) {
        this(value, "");
    }

    /** A value with a name by which evidence speaks of it, such as that of a policy. */
    Constant(Object value, String path) {
        this.value = value;
        this.path = path;
        this.number = value instanceof Long whole ? whole : NO_NUMBER;
        this.fraction = value instanceof Double part ? part : Double.NaN;
    }

    Object value() {
        return value;
    }

    @Override
    public Object value(Bindings bindings, Locals locals) {
        return value;
    }

    @Override
    long number(Bindings bindings, Locals locals) {
        return number;
    }

    @Override
    double fraction(Bindings bindings, Locals locals) {
        return fraction;
    }

    @Override
    public Optional<Node> given(Configuration configuration) {
        return Optional.of(this);
    }

    @Override
    public String path(Bindings bindings, Locals locals) {
        return path;
    }
}
