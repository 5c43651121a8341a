package io.hullmark.engine.facts;

import static io.hullmark.engine.facts.FieldType.Scalar.INT;
import static io.hullmark.engine.facts.FieldType.Scalar.STRING;
import static io.hullmark.engine.facts.FieldType.Scalar.TIMESTAMP;

import io.hullmark.engine.facts.FieldType.ListOf;
import io.hullmark.engine.facts.FieldType.MapOf;

/** What rules can read of an image. */
public final class ImageFacts {
    /** One step by which an image was built. */
    public static final StructType BUILD_STEP = StructType.named("BuildStep")
            .field("createdBy", STRING, "The instruction, redacted.")
            .field("size", INT, "Size of its layer in bytes.")
            .field("comment", STRING, "Comment of the builder.")
            .key("createdBy")
            .build();

    /** Everything that rules read of it. */
    public static final StructType TYPE = StructType.named("image")
            .section("config")
            .field("id", STRING, "Id of the image, sha256.")
            .field("repoTags", new ListOf(STRING), "Tags that point to it on this host, ordered.")
            .field("repoDigests", new ListOf(STRING), "Digests by which a registry knows it, ordered.")
            .field("created", TIMESTAMP, "When it was built; absent when it does not say.")
            .field("size", INT, "Size in bytes.")
            .field("user", STRING, "User that its containers run as by default.")
            .field("exposedPorts", new ListOf(STRING), "Ports that it declares.")
            .field("volumes", new ListOf(STRING), "Volumes that it declares.")
            .field("entrypoint", new ListOf(STRING), "Entry point, redacted.")
            .field("command", new ListOf(STRING), "Command, redacted.")
            .field("env", new ListOf(ContainerFacts.ENVIRONMENT_VARIABLE), "Environment without values.")
            .optional("healthcheck", ContainerFacts.HEALTH_CHECK, "Health check; absent when there is none.")
            .field("labels", new MapOf(STRING), "Labels, redacted.")
            .field("architecture", STRING, "CPU architecture.")
            .field("os", STRING, "Operating system.")
            .section("history")
            .field("steps", new ListOf(BUILD_STEP), "The steps, newest first.")
            .build();

    private ImageFacts() {}
}
