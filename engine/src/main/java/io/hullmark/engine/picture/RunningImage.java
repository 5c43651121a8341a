package io.hullmark.engine.picture;

import io.hullmark.engine.facts.ContainerFacts;
import io.hullmark.engine.facts.ImageFacts;
import io.hullmark.engine.facts.Missing;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.facts.ObjectKind;
import io.hullmark.engine.facts.Struct;

/** Compares the image that a container runs with the one that its tag names now. */
final class RunningImage {
    private static final int IMAGE = Slots.of(ContainerFacts.TYPE, "image");
    private static final int IMAGE_ID = Slots.of(ContainerFacts.TYPE, "imageId");
    private static final int REPO_TAGS = Slots.of(ImageFacts.TYPE, "repoTags");

    private final Views views;
    private final Neighbourhoods neighbourhoods;

    RunningImage(Views views, Neighbourhoods neighbourhoods) {
        this.views = views;
        this.neighbourhoods = neighbourhoods;
    }

    /** Whether the tag names another image now, or why that is not known. */
    Object superseded(ObjectKey key, Struct container) {
        var reference = Slots.read(container, IMAGE);
        var runs = Slots.read(container, IMAGE_ID);
        if (reference instanceof Missing || runs instanceof Missing) {
            return reference instanceof Missing ? reference : runs;
        }
        var tag = ImageReferences.tag((String) reference);
        if (tag.isEmpty()) {
            return false;
        }
        var named = neighbourhoods.of(key.hostId()).tagged(tag);
        if (named.isPresent()) {
            var tags = views.of(named.get()).plain().get(REPO_TAGS);
            return tags instanceof Missing ? tags : !named.get().id().equals(runs);
        }
        // no image has the tag: false if we see the container's own image, for then only the tag is gone
        return Slots.map(ofContainer(key, (String) runs), Object.class, seen -> false);
    }

    private Object ofContainer(ObjectKey key, String imageId) {
        if (imageId.isEmpty()) {
            return new Missing("the container's image is not known");
        }
        var image = new ObjectKey(key.hostId(), ObjectKind.IMAGE, imageId);
        return Slots.read(views.of(image).plain(), REPO_TAGS);
    }
}
