package io.hullmark.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SchemaDocumentationTest {

    @Test
    void shouldDocumentEveryTypeAndEveryField() {
        var undocumented = new ArrayList<String>();
        var seen = new HashSet<String>();
        RecordTypes.all().forEach(type -> collect(RecordTypes.schema(type), seen, undocumented));

        assertThat(undocumented).isEmpty();
        assertThat(seen)
                .contains("io.hullmark.wire.Observation", "io.hullmark.wire.Severity", "io.hullmark.wire.Sha256");
    }

    @Test
    void shouldGiveEveryEnumASymbolForWhatOldReadersDoNotKnow() {
        var without = new ArrayList<String>();
        RecordTypes.all().forEach(type -> enumsWithoutDefault(RecordTypes.schema(type), new HashSet<>(), without));

        assertThat(without).isEmpty();
    }

    private static void collect(Schema schema, Set<String> seen, List<String> undocumented) {
        boolean named = schema.getType() == Schema.Type.RECORD
                || schema.getType() == Schema.Type.ENUM
                || schema.getType() == Schema.Type.FIXED;
        if (named) {
            if (!seen.add(schema.getFullName())) {
                return;
            }
            if (isBlank(schema.getDoc())) {
                undocumented.add(schema.getFullName());
            }
        }
        if (schema.getType() == Schema.Type.RECORD) {
            schema.getFields().stream()
                    .filter(field -> isBlank(field.doc()))
                    .forEach(field -> undocumented.add(schema.getFullName() + "." + field.name()));
        }
        parts(schema).forEach(part -> collect(part, seen, undocumented));
    }

    private static void enumsWithoutDefault(Schema schema, Set<String> seen, List<String> without) {
        if (schema.getType() == Schema.Type.ENUM
                && (schema.getEnumDefault() == null
                        || !schema.getEnumDefault()
                                .equals(schema.getEnumSymbols().get(0)))) {
            without.add(schema.getFullName());
        }
        if (schema.getType() != Schema.Type.RECORD || seen.add(schema.getFullName())) {
            parts(schema).forEach(part -> enumsWithoutDefault(part, seen, without));
        }
    }

    private static List<Schema> parts(Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> schema.getFields().stream().map(Schema.Field::schema).toList();
            case ARRAY -> List.of(schema.getElementType());
            case MAP -> List.of(schema.getValueType());
            case UNION -> schema.getTypes();
            default -> List.of();
        };
    }

    private static boolean isBlank(@Nullable String doc) {
        return doc == null || doc.isBlank();
    }
}
