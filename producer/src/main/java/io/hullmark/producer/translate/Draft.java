package io.hullmark.producer.translate;

import io.hullmark.wire.ObjectKind;
import io.hullmark.wire.Section;
import io.hullmark.wire.Snapshot;
import io.hullmark.wire.SnapshotStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecordBase;

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
    Draft whole(String name, int mostBytes, SpecificRecordBase record) {
        var body = Encoding.bytes(record);
        if (body.length <= mostBytes) {
            sections.put(name, Encoding.section(name, body));
        } else {
            notes.add(name + " left out: " + body.length + " bytes");
        }
        return this;
    }

    /** Adds a section of which a part is better than nothing. */
    Draft cut(String name, int mostBytes, Function<Clip, SpecificRecordBase> record) {
        for (Clip clip : Clip.levels()) {
            var body = Encoding.bytes(record.apply(clip));
            if (body.length <= mostBytes) {
                sections.put(name, Encoding.section(name, body));
                clip.cuts().forEach(cut -> notes.add(name + " truncated: " + cut));
                return this;
            }
        }
        notes.add(name + " left out: more than " + mostBytes + " bytes");
        return this;
    }

    Snapshot complete() {
        return snapshot(SnapshotStatus.COMPLETE, String.join("; ", notes));
    }

    Snapshot snapshot(SnapshotStatus status, String detail) {
        var ordered = List.copyOf(sections.values());
        return new Snapshot(kind, id, Encoding.digest(kind, id, status, ordered), status, detail, ordered);
    }
}
