package io.hullmark.engine.language.expression;

/**
 * A function of values alone: pure, and without a result where it throws an {@link ArithmeticException} or an
 * {@link IllegalArgumentException}, whose message then says why.
 */
public sealed interface Operation {
    /** Of one value. */
    @FunctionalInterface
    non-sealed interface One extends Operation {
        Object of(Object argument);
    }

    /** Of two values. */
    @FunctionalInterface
    non-sealed interface Two extends Operation {
        Object of(Object one, Object other);
    }

    /** Of three values. */
    @FunctionalInterface
    non-sealed interface Three extends Operation {
        Object of(Object one, Object other, Object third);
    }
}
