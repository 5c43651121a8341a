package io.hullmark.engine.journal;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something that is asked for at most once, and only when somebody needs it. For one thread. */
public final class Once<T> implements Supplier<T> {
    private final Supplier<T> source;
    private @Nullable T known;

    public Once(Supplier<T> source) {
        this.source = source;
    }

    @Override
    public T get() {
        var value = known;
        if (value == null) {
            value = source.get();
            known = value;
        }
        return value;
    }
}
