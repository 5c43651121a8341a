package io.hullmark.schemas.codec;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificRecord;

/** Records with every field set to something of its own, the same each time; as many of a kind as its widest union has branches. */
public final class FullRecords {
    private FullRecords() {}

    public static <T extends SpecificRecord> List<T> of(Class<T> type) {
        var schema = RecordTypes.schema(type);
        return generic(schema).stream().map(record -> specific(type, record)).toList();
    }

    static List<GenericRecord> generic(Schema schema) {
        return IntStream.range(0, widestUnion(schema))
                .mapToObj(variant -> (GenericRecord) value(schema, schema.getName(), variant))
                .toList();
    }

    private static <T extends SpecificRecord> T specific(Class<T> type, GenericRecord record) {
        try {
            return Codec.of(type).decode(GenericBytes.write(record));
        } catch (UnreadableRecordException e) {
            throw new AssertionError(e);
        }
    }

    /** Unions of null and something don't count: they are always set. */
    private static int widestUnion(Schema schema) {
        return switch (schema.getType()) {
            case RECORD ->
                schema.getFields().stream()
                        .mapToInt(field -> widestUnion(field.schema()))
                        .max()
                        .orElse(1);
            case ARRAY -> widestUnion(schema.getElementType());
            case MAP -> widestUnion(schema.getValueType());
            case UNION ->
                (int) schema.getTypes().stream()
                        .filter(branch -> branch.getType() != Schema.Type.NULL)
                        .count();
            default -> 1;
        };
    }

    private static Object value(Schema schema, String path, int variant) {
        int number = Math.floorMod(path.hashCode(), 1_000) + variant;
        return switch (schema.getType()) {
            case RECORD -> {
                var record = new GenericData.Record(schema);
                schema.getFields()
                        .forEach(field ->
                                record.put(field.name(), value(field.schema(), path + "." + field.name(), variant)));
                yield record;
            }
            case ARRAY -> {
                var items = new ArrayList<>();
                items.add(value(schema.getElementType(), path + "[0]", variant));
                items.add(value(schema.getElementType(), path + "[1]", variant));
                yield items;
            }
            case MAP -> {
                var entries = new LinkedHashMap<String, Object>();
                entries.put("first", value(schema.getValueType(), path + "{first}", variant));
                entries.put("second", value(schema.getValueType(), path + "{second}", variant));
                yield entries;
            }
            case UNION -> {
                var branches = schema.getTypes().stream()
                        .filter(branch -> branch.getType() != Schema.Type.NULL)
                        .toList();
                yield value(branches.get(variant % branches.size()), path, variant);
            }
            case ENUM ->
                new GenericData.EnumSymbol(
                        schema,
                        schema.getEnumSymbols()
                                .get(1 + number % (schema.getEnumSymbols().size() - 1)));
            case FIXED -> {
                var bytes = new byte[schema.getFixedSize()];
                Arrays.fill(bytes, (byte) number);
                yield new GenericData.Fixed(schema, bytes);
            }
            case STRING -> path + " é" + number;
            case BYTES -> ByteBuffer.wrap(new byte[] {1, 2, (byte) number});
            case INT -> number;
            case LONG -> 1_700_000_000_000_000L + number;
            case FLOAT -> number + 0.5f;
            case DOUBLE -> number + 0.25;
            case BOOLEAN -> number % 2 == 0;
            case NULL -> throw new AssertionError("filtered above");
        };
    }
}
