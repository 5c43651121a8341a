package io.hullmark.producer.host;

import io.hullmark.schemas.codec.RecordTypes;
import io.hullmark.schemas.codec.SectionType;
import io.hullmark.wire.Section;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** Sections of which nothing was seen, for one reason. */
final class Blind {
    private static final String UNSEEN = "unseen";

    private Blind() {}

    static <T extends SpecificRecord> Section section(SectionType<T> type, String reason) {
        var schema = RecordTypes.schema(type.record());
        var record = type.record().cast(SpecificData.newInstance(type.record(), schema));
        var reasons = new TreeMap<String, String>();
        for (Schema.Field field : schema.getFields()) {
            if (!field.name().equals(UNSEEN)) {
                reasons.put(field.name(), reason);
            }
        }
        record.put(schema.getField(UNSEEN).pos(), reasons);
        return type.section(record);
    }
}
