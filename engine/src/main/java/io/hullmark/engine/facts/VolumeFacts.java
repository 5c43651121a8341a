package io.hullmark.engine.facts;

import static io.hullmark.engine.facts.FieldType.Scalar.STRING;

import io.hullmark.engine.facts.FieldType.MapOf;

/** What is known of a volume. */
public final class VolumeFacts {
    /** Everything that rules read of it. */
    public static final StructType TYPE = StructType.named("volume")
            .section("config")
            .field("name", STRING, "Name.")
            .field("driver", STRING, "Driver.")
            .field("mountpoint", STRING, "Where it is on the host.")
            .field("options", new MapOf(STRING), "Options given at creation, such as type, o and device; redacted.")
            .field("labels", new MapOf(STRING), "Labels, redacted.")
            .build();

    private VolumeFacts() {}
}
