package io.hullmark.streams.topology;

import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.wire.QuarantinedRecord;
import java.nio.charset.StandardCharsets;

/** Keys of the records that go out. */
final class Keys {
    private Keys() {}

    /** A subject: its host, its kind and its id. */
    static byte[] of(ObjectKey subject) {
        return bytes(subject.hostId() + "/" + subject.kind() + "/" + subject.id());
    }

    /** Where a record came from. */
    static byte[] ofOrigin(QuarantinedRecord record) {
        return bytes(record.getTopic() + "/" + record.getPartition() + "/" + record.getOffset());
    }

    private static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }
}
