package io.hullmark.engine.language.expression;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What one evaluation keeps for itself: the variables of its loops and the steps it has taken. An expression without loops shares
 * {@link #NONE}, since its work is bounded by the size of its text and of its inputs.
 */
public final class Locals {
    /** Operations within loops: five thousand mounts against twenty directories fit, and it is at most some milliseconds. */
    public static final int MOST_STEPS = 1_000_000;

    /** For expressions without loops. */
    public static final Locals NONE = new Locals(0, false);

    private static final ThreadLocal<Locals> OF_THREAD = ThreadLocal.withInitial(() -> new Locals(8, false));

    private final boolean explaining;
    private @Nullable Object[] values;
    private String[] paths;
    private int steps;

    private Locals(int size, boolean explaining) {
        this.values = new Object[size];
        this.paths = new String[explaining ? size : 0];
        this.explaining = explaining;
    }

    /** Place for some variables, without garbage: valid until the same thread asks again. */
    public static Locals ofThread(int size) {
        if (size == 0) {
            return NONE;
        }
        var locals = OF_THREAD.get();
        if (locals.values.length < size) {
            locals.values = new Object[size];
        }
        locals.steps = 0;
        return locals;
    }

    /** Place for some variables whose troubles say what and where. */
    public static Locals explaining(int size) {
        return new Locals(size, true);
    }

    boolean explaining() {
        return explaining;
    }

    Object value(int slot) {
        var value = values[slot];
        if (value == null) {
            throw new IllegalStateException("no loop has bound variable " + slot);
        }
        return value;
    }

    /** Gives a variable the next element, with the path by which evidence names it. */
    public void bind(int slot, Object value) {
        values[slot] = value;
    }

    /** Says by which path evidence names a variable. */
    public void name(int slot, String path) {
        paths[slot] = path;
    }

    public String path(int slot) {
        return explaining ? paths[slot] : "";
    }

    /** Lets go of what was read, so that a thread at rest holds no facts. */
    public void clear() {
        Arrays.fill(values, null);
    }

    /** Takes steps; false when there are none left. */
    public boolean spend(int count) {
        if (this == NONE) {
            return true;
        }
        steps = count > MOST_STEPS - steps ? MOST_STEPS : steps + count;
        return steps < MOST_STEPS;
    }
}
