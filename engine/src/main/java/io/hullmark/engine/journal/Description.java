package io.hullmark.engine.journal;

import io.hullmark.engine.decisions.Circumstances;
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
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Says who a subject is. What can't be seen now is told as it was last seen. */
final class Description {
    private static final String PROJECT = "com.docker.compose.project";
    private static final String SERVICE = "com.docker.compose.service";
    private static final String OWNER = "owner";

    private static final int HOST_NAME = slot(HostFacts.TYPE, "name");
    private static final int HOST_LABELS = slot(HostFacts.TYPE, "labels");
    private static final int IMAGE_TAGS = slot(ImageFacts.TYPE, "repoTags");
    private static final int IMAGE_DIGESTS = slot(ImageFacts.TYPE, "repoDigests");
    private static final int IMAGE_LABELS = slot(ImageFacts.TYPE, "labels");
    private static final int NAME = slot(ContainerFacts.TYPE, "name");
    private static final int IMAGE = slot(ContainerFacts.TYPE, "image");
    private static final int IMAGE_ID = slot(ContainerFacts.TYPE, "imageId");
    private static final int LABELS = slot(ContainerFacts.TYPE, "labels");

    private final Picture picture;

    Description(Picture picture) {
        this.picture = picture;
    }

    /** What exceptions look at; what has never been seen, or can't be now, is empty. */
    Circumstances circumstances(Subject subject) {
        var key = subject.key();
        var hostLabels = texts(picture.host(key.hostId()), HOST_LABELS);
        return switch (key.kind()) {
            case HOST -> new Circumstances(subject, hostLabels, Optional.of(Map.of()), Optional.of(List.of()));
            case IMAGE -> {
                var image = picture.image(key);
                yield new Circumstances(subject, hostLabels, labels(image, IMAGE_LABELS), imageNames(image));
            }
            case CONTAINER ->
                new Circumstances(
                        subject, hostLabels, labels(picture.container(key), LABELS), imageNames(picture.imageOf(key)));
            case NETWORK, VOLUME -> throw new IllegalArgumentException("nobody judges " + key);
        };
    }

    private static Optional<List<String>> imageNames(Struct image) {
        return texts(image, IMAGE_TAGS)
                .flatMap(tags -> texts(image, IMAGE_DIGESTS)
                        .map(digests ->
                                Stream.concat(tags.stream(), digests.stream()).toList()));
    }

    private static Optional<List<String>> texts(Struct struct, int slot) {
        return struct.get(slot) instanceof List<?> list
                ? Optional.of(list.stream().map(String::valueOf).toList())
                : Optional.empty();
    }

    private static Optional<Map<String, String>> labels(Struct struct, int slot) {
        if (!(struct.get(slot) instanceof Map<?, ?> map)) {
            return Optional.empty();
        }
        var labels = new TreeMap<String, String>();
        map.forEach((name, value) -> labels.put(String.valueOf(name), String.valueOf(value)));
        return Optional.of(labels);
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
