package io.hullmark.engine.rules;

import io.hullmark.engine.facts.ContainerUsage;
import io.hullmark.engine.facts.HostUsage;
import io.hullmark.engine.facts.Struct;

/**
 * What a rule reads when it judges: the subject and what surrounds it. A rule on containers reads container, host and image; one
 * on images image and host; one on hosts only host. Structs that a subject does not have are wholly
 * {@link io.hullmark.engine.facts.Missing}, as is the use of resources for all but rules over time.
 *
 * @param usage what a sample says of the container
 * @param hostUsage what it says of the host
 */
public record Bindings(Struct host, Struct image, Struct container, Struct usage, Struct hostUsage) {
    private static final Struct NO_USAGE = Struct.of(ContainerUsage.TYPE).build();
    private static final Struct NO_HOST_USAGE = Struct.of(HostUsage.TYPE).build();

    /** Configuration alone. */
    public Bindings(Struct host, Struct image, Struct container) {
        this(host, image, container, NO_USAGE, NO_HOST_USAGE);
    }

    /** The same and a sample. */
    public Bindings with(Struct usageNow, Struct hostUsageNow) {
        return new Bindings(host, image, container, usageNow, hostUsageNow);
    }
}
