package io.hullmark.streams.wire;

import io.hullmark.engine.facts.FieldType;
import io.hullmark.engine.facts.FieldType.ListOf;
import io.hullmark.engine.facts.FieldType.MapOf;
import io.hullmark.engine.facts.FieldType.Scalar;
import io.hullmark.engine.facts.Missing;
import io.hullmark.engine.facts.StructType;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.io.Decoder;
import org.jspecify.annotations.Nullable;

/** Reads one value as its writer encoded it and gives it the form in which rules read it. */
@FunctionalInterface
interface ValueReader {
    /** What a null says in a field that is not optional. */
    Missing NOT_SAID = new Missing("the engine does not say");

    @Nullable
    Object read(Decoder in) throws IOException;

    /**
     * The reader for values that were written with a schema and are wanted as a type.
     *
     * @throws IllegalArgumentException if no value of the one can be a value of the other
     */
    static ValueReader of(Schema written, FieldType wanted, boolean optional) {
        if (written.getType() == Schema.Type.UNION) {
            return ofUnion(written, wanted, optional);
        }
        if (wanted instanceof Scalar scalar) {
            return ofScalar(written, scalar);
        }
        if (wanted instanceof ListOf list && written.getType() == Schema.Type.ARRAY) {
            return ofList(of(written.getElementType(), list.element(), false));
        }
        if (wanted instanceof MapOf map && written.getType() == Schema.Type.MAP) {
            return ofMap(of(written.getValueType(), map.value(), false));
        }
        if (wanted instanceof StructType struct && written.getType() == Schema.Type.RECORD) {
            var mapping = StructReader.of(written, struct, "");
            return in -> mapping.read(in);
        }
        throw misfit(written, wanted);
    }

    private static ValueReader ofUnion(Schema written, FieldType wanted, boolean optional) {
        var branches = written.getTypes();
        if (branches.size() != 2 || !written.isNullable()) {
            throw misfit(written, wanted);
        }
        int nullBranch = branches.get(0).getType() == Schema.Type.NULL ? 0 : 1;
        var value = of(branches.get(1 - nullBranch), wanted, optional);
        Object nothing = optional ? null : NOT_SAID;
        return in -> {
            int branch = in.readIndex();
            if (branch != 0 && branch != 1) {
                throw new IOException("a union of two has no branch " + branch);
            }
            return branch == nullBranch ? nothing : value.read(in);
        };
    }

    private static ValueReader ofScalar(Schema written, Scalar wanted) {
        return switch (written.getType()) {
            case BOOLEAN -> expect(wanted == Scalar.BOOL, written, wanted, Decoder::readBoolean);
            case INT -> expect(wanted == Scalar.INT, written, wanted, in -> (long) in.readInt());
            case LONG -> ofLong(written, wanted);
            case FLOAT -> expect(wanted == Scalar.DOUBLE, written, wanted, in -> (double) in.readFloat());
            case DOUBLE -> expect(wanted == Scalar.DOUBLE, written, wanted, Decoder::readDouble);
            case STRING -> expect(wanted == Scalar.STRING, written, wanted, Decoder::readString);
            case ENUM, RECORD, ARRAY, MAP, UNION, FIXED, BYTES, NULL -> throw misfit(written, wanted);
        };
    }

    private static ValueReader ofLong(Schema written, Scalar wanted) {
        if (written.getLogicalType() instanceof LogicalTypes.TimestampMicros) {
            return expect(
                    wanted == Scalar.TIMESTAMP,
                    written,
                    wanted,
                    in -> Instant.EPOCH.plus(in.readLong(), ChronoUnit.MICROS));
        }
        return expect(wanted == Scalar.INT, written, wanted, Decoder::readLong);
    }

    private static ValueReader ofList(ValueReader element) {
        return in -> {
            // Not sized by the count that the bytes claim: a forged one would ask for all memory.
            var values = new ArrayList<@Nullable Object>();
            for (long count = in.readArrayStart(); count != 0; count = in.arrayNext()) {
                for (long i = 0; i < count; i++) {
                    values.add(element.read(in));
                }
            }
            return Collections.unmodifiableList(values);
        };
    }

    private static ValueReader ofMap(ValueReader value) {
        return in -> {
            var values = new LinkedHashMap<String, @Nullable Object>();
            for (long count = in.readMapStart(); count != 0; count = in.mapNext()) {
                for (long i = 0; i < count; i++) {
                    values.put(in.readString(), value.read(in));
                }
            }
            return Collections.unmodifiableMap(values);
        };
    }

    private static ValueReader expect(boolean fits, Schema written, FieldType wanted, ValueReader reader) {
        if (!fits) {
            throw misfit(written, wanted);
        }
        return reader;
    }

    private static IllegalArgumentException misfit(Schema written, FieldType wanted) {
        return new IllegalArgumentException("a %s on the wire can't be read as %s"
                .formatted(written.getType().getName(), wanted));
    }
}
