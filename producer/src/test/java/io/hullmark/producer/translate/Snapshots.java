package io.hullmark.producer.translate;

import io.hullmark.producer.redact.Redactor;
import io.hullmark.schemas.codec.SectionType;
import io.hullmark.schemas.codec.UnreadableRecordException;
import io.hullmark.wire.Snapshot;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** Reads back what a translator made. */
final class Snapshots {
    static final Translator TRANSLATOR =
            new Translator("host-1", new Redactor("a key for nothing but tests".getBytes(StandardCharsets.UTF_8)));

    private Snapshots() {}

    static <T extends SpecificRecord> T section(Snapshot snapshot, SectionType<T> type) {
        return find(snapshot, type).orElseThrow(() -> new AssertionError("no " + type + " in " + names(snapshot)));
    }

    static <T extends SpecificRecord> Optional<T> find(Snapshot snapshot, SectionType<T> type) {
        return snapshot.getSections().stream()
                .filter(section -> section.getName().equals(type.name()))
                .findFirst()
                .map(section -> {
                    try {
                        return type.read(section);
                    } catch (UnreadableRecordException e) {
                        throw new AssertionError(e);
                    }
                });
    }

    static List<String> names(Snapshot snapshot) {
        return snapshot.getSections().stream().map(section -> section.getName()).toList();
    }

    static int bytes(Snapshot snapshot) {
        return snapshot.getSections().stream()
                .mapToInt(section -> section.getBody().remaining())
                .sum();
    }
}
