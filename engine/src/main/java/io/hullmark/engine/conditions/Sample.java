package io.hullmark.engine.conditions;

import io.hullmark.engine.journal.Once;
import io.hullmark.engine.rules.Bindings;
import java.util.function.Supplier;

/** One sample of one subject, and all that is known of it beside that, where somebody asks: most samples say nothing new. */
final class Sample {
    private final Bindings alone;
    private final Once<Bindings> whole;

    /**
     * @param alone as much of the sample as gauges read
     * @param whole all of it, and what is configured
     */
    Sample(Bindings alone, Supplier<Bindings> whole) {
        this.alone = alone;
        this.whole = new Once<>(whole);
    }

    Bindings alone() {
        return alone;
    }

    Bindings whole() {
        return whole.get();
    }
}
