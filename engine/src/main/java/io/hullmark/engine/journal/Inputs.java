package io.hullmark.engine.journal;

import io.hullmark.engine.facts.ContainerFacts;
import io.hullmark.engine.facts.ImageFacts;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.facts.Struct;
import io.hullmark.engine.picture.Picture;
import io.hullmark.engine.rules.Bindings;

/** What the rules on a subject can read. */
record Inputs(Picture picture) {
    private static final Struct NO_IMAGE = Struct.of(ImageFacts.TYPE).build();
    private static final Struct NO_CONTAINER = Struct.of(ContainerFacts.TYPE).build();

    Bindings of(ObjectKey key) {
        var host = picture.host(key.hostId());
        return switch (key.kind()) {
            case HOST -> new Bindings(host, NO_IMAGE, NO_CONTAINER);
            case IMAGE -> new Bindings(host, picture.image(key), NO_CONTAINER);
            case CONTAINER -> new Bindings(host, picture.imageOf(key), picture.container(key));
            case NETWORK, VOLUME -> throw new IllegalArgumentException("nobody judges " + key);
        };
    }
}
