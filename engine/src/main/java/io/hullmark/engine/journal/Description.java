package io.hullmark.engine.journal;

import io.hullmark.engine.facts.ContainerFacts;
import io.hullmark.engine.facts.HostFacts;
import io.hullmark.engine.facts.ImageFacts;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.facts.Struct;
import io.hullmark.engine.facts.StructType;
import io.hullmark.engine.findings.Subject;
import io.hullmark.engine.picture.Picture;
import java.util.List;
import java.util.Map;

/** Says who a subject is. What can't be seen now is told as it was last seen. */
final class Description {
    private static final String PROJECT = "com.docker.compose.project";
    private static final String SERVICE = "com.docker.compose.service";
    private static final String OWNER = "owner";

    private static final int HOST_NAME = slot(HostFacts.TYPE, "name");
    private static final int IMAGE_TAGS = slot(ImageFacts.TYPE, "repoTags");
    private static final int IMAGE_LABELS = slot(ImageFacts.TYPE, "labels");
    private static final int NAME = slot(ContainerFacts.TYPE, "name");
    private static final int IMAGE = slot(ContainerFacts.TYPE, "image");
    private static final int IMAGE_ID = slot(ContainerFacts.TYPE, "imageId");
    private static final int LABELS = slot(ContainerFacts.TYPE, "labels");

    private final Picture picture;

    Description(Picture picture) {
        this.picture = picture;
    }

    Subject nobody(ObjectKey key) {
        return new Subject(key, "", "", "", "", "", "", "");
    }

    Subject of(ObjectKey key, Subject before) {
        var hostName = text(picture.host(key.hostId()), HOST_NAME, before.hostName());
        return switch (key.kind()) {
            case HOST -> new Subject(key, hostName, hostName, "", "", "", "", "");
            case IMAGE -> image(key, hostName, picture.image(key), before);
            case CONTAINER -> container(key, hostName, picture.container(key), before);
            case NETWORK, VOLUME -> throw new IllegalArgumentException("nobody judges " + key);
        };
    }

    private static Subject image(ObjectKey key, String hostName, Struct image, Subject before) {
        var name = before.name();
        if (image.get(IMAGE_TAGS) instanceof List<?> tags) {
            name = tags.isEmpty() ? "" : tags.get(0).toString();
        }
        var labels = image.get(IMAGE_LABELS);
        return new Subject(key, hostName, name, "", key.id(), "", "", label(labels, OWNER, before.owner()));
    }

    private static Subject container(ObjectKey key, String hostName, Struct container, Subject before) {
        var labels = container.get(LABELS);
        return new Subject(
                key,
                hostName,
                text(container, NAME, before.name()),
                text(container, IMAGE, before.image()),
                text(container, IMAGE_ID, before.imageId()),
                label(labels, PROJECT, before.composeProject()),
                label(labels, SERVICE, before.composeService()),
                label(labels, OWNER, before.owner()));
    }

    private static String text(Struct struct, int slot, String before) {
        return struct.get(slot) instanceof String text ? text : before;
    }

    private static String label(@org.jspecify.annotations.Nullable Object labels, String name, String before) {
        if (labels instanceof Map<?, ?> map) {
            return map.get(name) instanceof String text ? text : "";
        }
        return before;
    }

    private static int slot(StructType type, String field) {
        return type.field(field).orElseThrow().slot();
    }
}
