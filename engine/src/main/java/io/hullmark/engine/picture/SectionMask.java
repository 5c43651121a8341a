package io.hullmark.engine.picture;

import io.hullmark.engine.facts.ContainerFacts;
import io.hullmark.engine.facts.HostFacts;
import io.hullmark.engine.facts.ImageFacts;
import io.hullmark.engine.facts.ObjectKind;
import io.hullmark.engine.facts.StructType;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Sets of sections of all that rules read, as bits of an int: what changed, or what a rule reads. */
public final class SectionMask {
    private static final Map<String, Integer> BITS = new HashMap<>();
    private static final int IMAGE_SECTIONS = number("image", ImageFacts.TYPE);
    private static final int CONTAINER_SECTIONS = number("container", ContainerFacts.TYPE);
    private static final int HOST_SECTIONS = number("host", HostFacts.TYPE);

    /** Everything. */
    public static final int ALL = IMAGE_SECTIONS | CONTAINER_SECTIONS | HOST_SECTIONS;

    /** What tells who a subject is. */
    public static final int DESCRIBING =
            bit("container.identity") | bit("container.labels") | bit("image.config") | bit("host.engine");

    static final int EFFECTIVE = bit("container.effective");
    static final int ACTIVITY = bit("container.activity");
    static final int COVERAGE = bit("host.coverage");
    static final int CONTAINER_CONDITIONS = bit("container.conditions");
    static final int HOST_CONDITIONS = bit("host.conditions");

    private SectionMask() {}

    /** The sections with these names, such as "container.security"; a name that nobody knows stands for everything. */
    public static int of(Set<String> names) {
        int mask = 0;
        for (String name : names) {
            mask |= BITS.getOrDefault(name, ALL);
        }
        return mask;
    }

    /** All sections of one kind of object; nothing for kinds that rules don't read. */
    static int of(ObjectKind kind) {
        return switch (kind) {
            case HOST -> HOST_SECTIONS;
            case CONTAINER -> CONTAINER_SECTIONS;
            case IMAGE -> IMAGE_SECTIONS;
            case NETWORK, VOLUME -> 0;
        };
    }

    /** One section of one kind of object; nothing if the kind has no such section. */
    static int of(ObjectKind kind, String section) {
        return switch (kind) {
            case HOST -> BITS.getOrDefault("host." + section, 0);
            case CONTAINER -> BITS.getOrDefault("container." + section, 0);
            case IMAGE -> BITS.getOrDefault("image." + section, 0);
            case NETWORK, VOLUME -> 0;
        };
    }

    static int bit(String name) {
        Integer bit = BITS.get(name);
        if (bit == null) {
            throw new IllegalArgumentException("no section is named '%s'".formatted(name));
        }
        return bit;
    }

    private static int number(String variable, StructType type) {
        int mask = 0;
        for (String section : type.sections()) {
            int bit = 1 << BITS.size();
            BITS.put(variable + "." + section, bit);
            mask |= bit;
        }
        if (BITS.size() > Integer.SIZE - 1) {
            throw new IllegalStateException("the sections no longer fit into an int");
        }
        return mask;
    }
}
