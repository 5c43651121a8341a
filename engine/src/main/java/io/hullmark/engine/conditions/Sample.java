package io.hullmark.engine.conditions;

import io.hullmark.engine.facts.Struct;
import io.hullmark.engine.journal.Once;
import io.hullmark.engine.rules.Bindings;
import java.util.function.Supplier;

/** One sample of one subject, and all that is known of it beside that, where somebody asks: most samples say nothing new. */
final class Sample {
    private final Bindings alone;
    private final Once<Bindings> whole;

    private Sample(Bindings alone, Supplier<Bindings> configuration) {
        this.alone = alone;
        this.whole = new Once<>(() -> configuration.get().with(alone.usage(), alone.hostUsage()));
    }

    static Sample ofContainer(Struct usage, Struct hostUsage, Supplier<Bindings> configuration) {
        return new Sample(Bindings.ofSample(usage, hostUsage), configuration);
    }

    static Sample ofHost(Struct hostUsage, Supplier<Bindings> configuration) {
        return new Sample(Bindings.ofSample(hostUsage), configuration);
    }

    Bindings alone() {
        return alone;
    }

    Bindings whole() {
        return whole.get();
    }
}
