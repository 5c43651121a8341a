package io.hullmark.streams.wire;

import io.hullmark.engine.facts.Field;
import io.hullmark.engine.facts.FieldType;
import io.hullmark.engine.facts.Missing;
import io.hullmark.engine.facts.Struct;
import io.hullmark.engine.facts.StructType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.Decoder;

/**
 * Fills the slots of a type from a record, field by field as its writer's schema orders them; compiled once per pair. A record may
 * say of its fields why they were not seen, in a map named {@value #UNSEEN} of reasons by field.
 */
final class StructReader {
    static final String UNSEEN = "unseen";

    private static final FieldType REASONS = new FieldType.MapOf(FieldType.Scalar.STRING);

    private final StructType type;
    private final String section;
    private final List<Step> steps;

    private StructReader(StructType type, String section, List<Step> steps) {
        this.type = type;
        this.section = section;
        this.steps = steps;
    }

    /**
     * Pairs fields by name. A field that only the writer knows is skipped, one that only the type knows stays not seen.
     *
     * @param section the section whose fields the record brings, empty for nested types
     * @throws IllegalArgumentException if a field's types don't fit, or if no field is common
     */
    static StructReader of(Schema written, StructType type, String section) {
        var steps = new ArrayList<Step>();
        int common = 0;
        for (var field : written.getFields()) {
            var wanted =
                    type.field(field.name()).filter(known -> known.section().equals(section));
            if (wanted.isPresent()) {
                steps.add(new Step(wanted.get().slot(), reader(written, field, wanted.get())));
                common++;
            } else if (field.name().equals(UNSEEN) && field.schema().getType() == Schema.Type.MAP) {
                steps.add(new Step(Step.UNSEEN, ValueReader.of(field.schema(), REASONS, false)));
            } else {
                var skipped = field.schema();
                steps.add(new Step(Step.SKIP, in -> {
                    GenericDatumReader.skip(skipped, in);
                    return null;
                }));
            }
        }
        if (common == 0) {
            throw new IllegalArgumentException(
                    "%s has none of the fields of %s %s".formatted(written.getName(), type, section));
        }
        return new StructReader(type, section, List.copyOf(steps));
    }

    private static ValueReader reader(Schema written, Schema.Field field, Field wanted) {
        try {
            return ValueReader.of(field.schema(), wanted.type(), wanted.optional());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "%s.%s: %s".formatted(written.getName(), field.name(), e.getMessage()), e);
        }
    }

    Struct read(Decoder in) throws IOException {
        var into = Struct.of(type);
        read(in, into);
        return into.build();
    }

    void read(Decoder in, Struct.Builder into) throws IOException {
        Object unseen = Map.of();
        for (Step step : steps) {
            var value = step.reader.read(in);
            if (step.slot == Step.UNSEEN && value != null) {
                unseen = value;
            } else if (step.slot >= 0) {
                into.set(step.slot, value);
            }
        }
        ((Map<?, ?>) unseen).forEach((name, reason) -> explain(String.valueOf(name), String.valueOf(reason), into));
    }

    /** Only a field of this record can be explained by it, and a value that came counts more than a reason why none came. */
    private void explain(String name, String reason, Struct.Builder into) {
        type.field(name)
                .filter(known -> known.section().equals(section))
                .filter(known -> into.isUnseen(known.slot()))
                .ifPresent(known -> into.set(known.slot(), new Missing(reason)));
    }

    /** What to do with the next field of the record. */
    private record Step(int slot, ValueReader reader) {
        static final int SKIP = -1;
        static final int UNSEEN = -2;
    }
}
