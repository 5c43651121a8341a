package io.hullmark.schemas.codec;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;

/**
 * Writes maps in the order of their keys, so that equal records have equal bytes and digests. The order of most Java maps depends on
 * their history, that of {@code Map.of} even on the process.
 */
final class RecordWriter<T> extends SpecificDatumWriter<T> {
    RecordWriter(Schema schema, SpecificData data) {
        super(schema, data);
    }

    @Override
    @SuppressWarnings("unchecked") // Avro's own types; all keys on our wire are strings
    protected Iterable<Map.Entry<Object, Object>> getMapEntries(Object map) {
        var entries = (Map<Object, Object>) map;
        return entries instanceof SortedMap || entries.size() < 2
                ? entries.entrySet()
                : new TreeMap<>(entries).entrySet();
    }
}
