package io.hullmark.producer.ledger;

import io.hullmark.schemas.codec.Digests;
import io.hullmark.wire.LifecycleEvent;
import io.hullmark.wire.ObjectKind;
import io.hullmark.wire.Removal;
import io.hullmark.wire.Section;
import io.hullmark.wire.Snapshot;
import io.hullmark.wire.SnapshotStatus;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What may be seen of a host. */
public final class Seen {
    public static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private Seen() {}

    public static Snapshot container(String id, String content) {
        return object(ObjectKind.CONTAINER, id, content);
    }

    public static Snapshot object(ObjectKind kind, String id, String content) {
        byte[] body = content.getBytes(StandardCharsets.UTF_8);
        var sections = List.of(new Section("security", Digests.of(body), ByteBuffer.wrap(body)));
        var digest = Digests.ofSnapshot(kind, id, SnapshotStatus.COMPLETE, sections);
        return new Snapshot(kind, id, digest, SnapshotStatus.COMPLETE, "", sections);
    }

    public static LifecycleEvent event(String id, String action) {
        return LifecycleEvent.newBuilder()
                .setKind(ObjectKind.CONTAINER)
                .setObjectId(id)
                .setName("web")
                .setAction(action)
                .setAttributes(Map.of())
                .setOccurredAt(NOON)
                .build();
    }

    public static Removal removal(String id) {
        return new Removal(ObjectKind.CONTAINER, id, NOON.minusSeconds(60), NOON);
    }
}
