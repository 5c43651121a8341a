package io.hullmark.streams.topology;

import io.hullmark.engine.facts.Fact;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.facts.ObjectKind;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Keys of the records that go out, as the catalogue of topics says. */
final class Keys {
    private Keys() {}

    /** What a fact is about: a host, or a host and a container; nothing for a fact of no host. */
    static byte @Nullable [] ofFact(Fact fact) {
        if (fact instanceof Fact.SnapshotTaken snapshot) {
            return ofObject(snapshot.object());
        }
        if (fact instanceof Fact.LifecycleSeen event) {
            return ofObject(event.object());
        }
        if (fact instanceof Fact.Removed removal) {
            return ofObject(removal.object());
        }
        return fact instanceof Fact.OfHost ofHost ? bytes(ofHost.hostId()) : null;
    }

    /** A host, or a host and a container. */
    static byte[] ofObject(ObjectKey object) {
        return object.kind() == ObjectKind.CONTAINER
                ? bytes(object.hostId() + "/" + object.id())
                : bytes(object.hostId());
    }

    /** A subject: its host, its kind and its id. */
    static byte[] ofSubject(ObjectKey subject) {
        return bytes(subject.hostId() + "/" + subject.kind() + "/" + subject.id());
    }

    private static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }
}
