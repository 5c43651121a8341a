package io.hullmark.producer.translate;

import io.hullmark.schemas.codec.Digests;
import io.hullmark.schemas.codec.SectionType;
import io.hullmark.wire.ObjectKind;
import io.hullmark.wire.Section;
import io.hullmark.wire.Snapshot;
import io.hullmark.wire.SnapshotStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/** A snapshot in the making, which stays below what a broker takes. */
final class Draft {
    private final ObjectKind kind;
    private final String id;
    private final SortedMap<String, Section> sections = new TreeMap<>();
    private final List<String> notes = new ArrayList<>();

    Draft(ObjectKind kind, String id) {
        this.kind = kind;
        this.id = id;
    }

    /** Adds a section that is of no use in part: a rule would take a missing mount for no mount. Left out when it is too large. */
    <T extends SpecificRecord> Draft whole(SectionType<T> type, int mostBytes, T record) {
        return whole(mostBytes, type.section(record));
    }

    Draft whole(int mostBytes, Section section) {
        int bytes = section.getBody().remaining();
        if (bytes <= mostBytes) {
            sections.put(section.getName(), section);
        } else {
            notes.add(section.getName() + " left out: " + bytes + " bytes");
        }
        return this;
    }

    /** Adds a section of which a part is better than nothing. */
    <T extends SpecificRecord> Draft cut(SectionType<T> type, int mostBytes, Function<Clip, T> record) {
        for (Clip clip : Clip.levels()) {
            var section = type.section(record.apply(clip));
            if (section.getBody().remaining() <= mostBytes) {
                sections.put(type.name(), section);
                clip.cuts().forEach(cut -> notes.add(type.name() + " truncated: " + cut));
                return this;
            }
        }
        notes.add(type.name() + " left out: more than " + mostBytes + " bytes");
        return this;
    }

    Snapshot complete() {
        return snapshot(SnapshotStatus.COMPLETE, String.join("; ", notes));
    }

    Snapshot snapshot(SnapshotStatus status, String detail) {
        var ordered = List.copyOf(sections.values());
        return new Snapshot(kind, id, Digests.ofSnapshot(kind, id, status, ordered), status, detail, ordered);
    }
}
