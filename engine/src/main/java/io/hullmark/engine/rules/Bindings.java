package io.hullmark.engine.rules;

import io.hullmark.engine.facts.ContainerFacts;
import io.hullmark.engine.facts.ContainerUsage;
import io.hullmark.engine.facts.Figures;
import io.hullmark.engine.facts.HostFacts;
import io.hullmark.engine.facts.HostUsage;
import io.hullmark.engine.facts.ImageFacts;
import io.hullmark.engine.facts.Struct;

/**
 * What a rule reads when it judges: the subject and what surrounds it. A rule on containers reads container, host and image; one
 * on images image and host; one on hosts only host. Structs that a subject does not have are wholly
 * {@link io.hullmark.engine.facts.Missing}, as is the use of resources for all but rules over time.
 *
 * @param usage what a sample says of the container
 * @param hostUsage what it says of the host
 * @param figures the numbers of both, for what reads nothing but samples; without any where structs tell them
 */
public record Bindings(Struct host, Struct image, Struct container, Struct usage, Struct hostUsage, Figures figures) {
    private static final Figures NO_FIGURES = new Figures();
    private static final Struct NO_USAGE = Struct.of(ContainerUsage.TYPE).build();
    private static final Struct NO_HOST_USAGE = Struct.of(HostUsage.TYPE).build();
    private static final Bindings NOTHING = new Bindings(
            Struct.of(HostFacts.TYPE).build(),
            Struct.of(ImageFacts.TYPE).build(),
            Struct.of(ContainerFacts.TYPE).build());

    /** Configuration alone. */
    public Bindings(Struct host, Struct image, Struct container) {
        this(host, image, container, NO_USAGE, NO_HOST_USAGE, NO_FIGURES);
    }

    /** Samples and nothing else: of that whose numbers are in the figures at the time. */
    public static Bindings ofSamples(Figures figures) {
        return new Bindings(NOTHING.host, NOTHING.image, NOTHING.container, NOTHING.usage, NOTHING.hostUsage, figures);
    }

    /** The same and a sample. */
    public Bindings with(Struct usageNow, Struct hostUsageNow) {
        return new Bindings(host, image, container, usageNow, hostUsageNow, figures);
    }

    /** The same and a sample of a host. */
    public Bindings with(Struct hostUsageNow) {
        return with(usage, hostUsageNow);
    }
}
