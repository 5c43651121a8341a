package io.hullmark.engine.telemetry;

import io.hullmark.engine.facts.ContainerUsage;
import io.hullmark.engine.facts.Field;
import java.util.HashSet;
import java.util.Set;

/** The parts of a container's use that somebody reads: others need not be worked out for every sample. */
public final class UsageParts {
    public static final UsageParts ALL = of(ContainerUsage.TYPE.sections());

    private final boolean[] slots;

    private UsageParts(boolean[] slots) {
        this.slots = slots;
    }

    /** Parts by their names, such as "memory". */
    public static UsageParts of(Set<String> names) {
        var wanted = new HashSet<>(names);
        var slots = new boolean[ContainerUsage.TYPE.fields().size()];
        for (Field part : ContainerUsage.TYPE.fields()) {
            slots[part.slot()] = wanted.contains(part.section());
        }
        return new UsageParts(slots);
    }

    boolean has(int slot) {
        return slots[slot];
    }
}
