package io.hullmark.streams.wire;

import io.hullmark.engine.facts.Section;
import io.hullmark.engine.facts.SectionReader;
import io.hullmark.engine.facts.Struct;
import io.hullmark.engine.facts.StructType;
import io.hullmark.schemas.codec.OpenRecord;
import io.hullmark.schemas.codec.SchemaArchive;
import io.hullmark.schemas.codec.SingleObject;
import io.hullmark.schemas.codec.UnreadableRecordException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Opens the sections of snapshots: Avro records in single-object encoding, paired by name with the fields that rules know. Shared by
 * all threads.
 */
public final class WireSections implements SectionReader {
    private final SchemaArchive schemas;
    private final Map<Shape, StructReader> readers = new ConcurrentHashMap<>();

    /** @param schemas every schema that sections may be written with */
    public WireSections(SchemaArchive schemas) {
        this.schemas = schemas;
    }

    @Override
    public void read(Section section, Struct.Builder into) {
        try {
            var reader = reader(section, into.type());
            OpenRecord.read(section.body(), in -> reader.read(in, into));
        } catch (UnreadableRecordException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "section '%s' of %s can't be read: %s".formatted(section.name(), into.type(), e.getMessage()), e);
        }
    }

    private StructReader reader(Section section, StructType type) throws UnreadableRecordException {
        long fingerprint = OpenRecord.fingerprint(section.body());
        var shape = new Shape(fingerprint, type, section.name());
        var known = readers.get(shape);
        if (known != null) {
            return known;
        }
        var written = schemas.find(fingerprint)
                .orElseThrow(() -> new IllegalArgumentException(
                        "schema " + SingleObject.hex(fingerprint) + " is not known here; a newer version wrote it"));
        var compiled = StructReader.of(written, type, section.name());
        // Only readable shapes are kept, so that forged section names can't fill the map.
        readers.put(shape, compiled);
        return compiled;
    }

    /** What a reader is compiled for. */
    private record Shape(long fingerprint, StructType type, String section) {}
}
