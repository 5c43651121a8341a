package io.hullmark.engine.picture;

import io.hullmark.engine.facts.ContainerFacts;
import io.hullmark.engine.facts.ImageFacts;
import io.hullmark.engine.facts.ObjectKind;
import io.hullmark.engine.facts.Struct;
import java.util.List;
import java.util.TreeSet;

/** Finds out how an object hangs together with others. */
final class TiesOf {
    static final String JOIN = "container:";

    private static final int NAME = Slots.of(ContainerFacts.TYPE, "name");
    private static final int IMAGE = Slots.of(ContainerFacts.TYPE, "image");
    private static final int IMAGE_ID = Slots.of(ContainerFacts.TYPE, "imageId");
    private static final int MOUNTS = Slots.of(ContainerFacts.TYPE, "mounts");
    private static final int[] MODES = {
        Slots.of(ContainerFacts.TYPE, "networkMode"),
        Slots.of(ContainerFacts.TYPE, "pidMode"),
        Slots.of(ContainerFacts.TYPE, "ipcMode")
    };
    private static final int MOUNT_TYPE = Slots.of(ContainerFacts.MOUNT, "type");
    private static final int MOUNT_NAME = Slots.of(ContainerFacts.MOUNT, "name");
    private static final int REPO_TAGS = Slots.of(ImageFacts.TYPE, "repoTags");

    private TiesOf() {}

    static Ties of(ObjectKind kind, Struct object) {
        return kind == ObjectKind.IMAGE ? image(object) : container(object);
    }

    private static Ties image(Struct image) {
        var tags = Slots.texts(Slots.read(image, REPO_TAGS)).stream()
                .map(ImageReferences::tag)
                .toList();
        return new Ties("", "", "", List.of(), List.of(), tags);
    }

    private static Ties container(Struct container) {
        var joins = new TreeSet<String>();
        for (int mode : MODES) {
            var text = Slots.text(container, mode);
            if (text.startsWith(JOIN)) {
                joins.add(text.substring(JOIN.length()));
            }
        }
        var volumes = new TreeSet<String>();
        if (container.get(MOUNTS) instanceof List<?> mounts) {
            for (Object mount : mounts) {
                if (mount instanceof Struct struct
                        && Slots.text(struct, MOUNT_TYPE).equals("volume")) {
                    volumes.add(Slots.text(struct, MOUNT_NAME));
                }
            }
        }
        return new Ties(
                Slots.text(container, NAME),
                ImageReferences.tag(Slots.text(container, IMAGE)),
                Slots.text(container, IMAGE_ID),
                List.copyOf(joins),
                List.copyOf(volumes),
                List.of());
    }
}
