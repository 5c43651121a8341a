package io.hullmark.engine.facts;

import static io.hullmark.engine.facts.FieldType.Scalar.BOOL;
import static io.hullmark.engine.facts.FieldType.Scalar.STRING;

import io.hullmark.engine.facts.FieldType.MapOf;

/** What is known of a network. */
public final class NetworkFacts {
    /** Everything that rules read of it. */
    public static final StructType TYPE = StructType.named("network")
            .section("config")
            .field("id", STRING, "Id of the network.")
            .field("name", STRING, "Name.")
            .field("driver", STRING, "Driver, such as 'bridge' or 'overlay'.")
            .field("scope", STRING, "Local, swarm or global.")
            .field("internal", BOOL, "Whether it has no way out.")
            .field("attachable", BOOL, "Whether containers outside of services may attach.")
            .field("ingress", BOOL, "Whether it is the swarm's routing mesh.")
            .field("enableIpv6", BOOL, "Whether it has IPv6.")
            .field("options", new MapOf(STRING), "Options of the driver.")
            .field("labels", new MapOf(STRING), "Labels, redacted.")
            .build();

    private NetworkFacts() {}
}
