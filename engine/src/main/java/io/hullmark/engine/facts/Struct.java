package io.hullmark.engine.facts;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A value with named fields. Slots hold values as {@link FieldType} says, {@code null} for an optional field that is absent, and
 * {@link Missing} for one that nobody has seen.
 */
public final class Struct {
    private final StructType type;
    private final @Nullable Object[] slots;

    private Struct(StructType type, @Nullable Object[] slots) {
        this.type = type;
        this.slots = slots;
    }

    /** A struct of which nothing has been seen. */
    public static Builder of(StructType type) {
        return new Builder(type);
    }

    /**
     * A struct with a value for each slot, in their order.
     *
     * @param values not copied, so the caller gives them away
     */
    public static Struct whole(StructType type, @Nullable Object... values) {
        if (values.length != type.fields().size()) {
            throw new IllegalArgumentException(
                    "%s has %d fields, not %d".formatted(type, type.fields().size(), values.length));
        }
        return new Struct(type, values);
    }

    public StructType type() {
        return type;
    }

    /** The value in a slot, {@code null} when absent, {@link Missing} when not seen. */
    public @Nullable Object get(int slot) {
        return slots[slot];
    }

    /** The value of a field by name. */
    public @Nullable Object get(String field) {
        return slots[
                type.field(field)
                        .orElseThrow(() -> new IllegalArgumentException("%s has no field '%s'".formatted(type, field)))
                        .slot()];
    }

    /** A copy to be changed. */
    public Builder toBuilder() {
        return new Builder(type, slots.clone());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Struct that && type == that.type && Arrays.equals(slots, that.slots);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(slots);
    }

    @Override
    public String toString() {
        return type + Arrays.toString(slots);
    }

    /** Fills slots; those that are left say {@link Missing#NOT_SEEN}. */
    public static final class Builder {
        private final StructType type;
        private final @Nullable Object[] slots;

        private Builder(StructType type) {
            this.type = type;
            this.slots = new Object[type.fields().size()];
            Arrays.fill(slots, Missing.NOT_SEEN);
        }

        private Builder(StructType type, @Nullable Object[] slots) {
            this.type = type;
            this.slots = slots;
        }

        public StructType type() {
            return type;
        }

        /** Whether nothing stands in a slot but an absence or a reason for one. */
        public boolean isUnseen(int slot) {
            return slots[slot] == null || slots[slot] instanceof Missing;
        }

        /** Whether nothing at all was said of a slot, not even why it was not seen. */
        public boolean untouched(int slot) {
            return Missing.NOT_SEEN.equals(slots[slot]);
        }

        public Builder set(int slot, @Nullable Object value) {
            slots[slot] = value;
            return this;
        }

        public Builder set(String field, @Nullable Object value) {
            return set(
                    type.field(field)
                            .orElseThrow(
                                    () -> new IllegalArgumentException("%s has no field '%s'".formatted(type, field)))
                            .slot(),
                    value);
        }

        /** Marks every field of a section as not seen. */
        public Builder missing(String section, Missing missing) {
            type.fields().stream()
                    .filter(field -> field.section().equals(section))
                    .forEach(field -> slots[field.slot()] = missing);
            return this;
        }

        public Struct build() {
            return new Struct(type, slots.clone());
        }
    }
}
