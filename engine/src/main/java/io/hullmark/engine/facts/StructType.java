package io.hullmark.engine.facts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The fields of one kind of value, each with its slot, so that a rule finds a field by its number. */
public final class StructType implements FieldType {
    private final String name;
    private final List<Field> fields;
    private final Map<String, Field> byName;
    private final List<String> key;

    private StructType(Builder builder) {
        this.name = builder.name;
        this.fields = List.copyOf(builder.fields.values());
        this.byName = Collections.unmodifiableMap(new LinkedHashMap<>(builder.fields));
        this.key = List.copyOf(builder.key);
    }

    public static Builder named(String name) {
        return new Builder(name);
    }

    public String name() {
        return name;
    }

    /** All fields in the order of their slots. */
    public List<Field> fields() {
        return fields;
    }

    public Optional<Field> field(String field) {
        return Optional.ofNullable(byName.get(field));
    }

    /** The names of the fields that together name one element among its siblings, empty if there are none. */
    public List<String> key() {
        return key;
    }

    /** The sections that bring this type's fields, in the order of their first field. */
    public Set<String> sections() {
        var sections = new LinkedHashSet<String>();
        fields.forEach(field -> sections.add(field.section()));
        return Collections.unmodifiableSet(sections);
    }

    @Override
    public String toString() {
        return name;
    }

    /** Collects fields; each gets the next slot. */
    public static final class Builder {
        private final String name;
        private final Map<String, Field> fields = new LinkedHashMap<>();
        private List<String> key = new ArrayList<>();
        private String section = "";

        private Builder(String name) {
            this.name = name;
        }

        /** The fields that follow come with this section of a snapshot. */
        public Builder section(String name) {
            this.section = name;
            return this;
        }

        public Builder field(String field, FieldType type, String doc) {
            return add(field, type, false, doc);
        }

        /** A field that may be absent. */
        public Builder optional(String field, FieldType type, String doc) {
            return add(field, type, true, doc);
        }

        /** The fields that together name one element among its siblings. */
        public Builder key(String... names) {
            this.key = List.of(names);
            return this;
        }

        public StructType build() {
            return new StructType(this);
        }

        private Builder add(String field, FieldType type, boolean optional, String doc) {
            var previous = fields.put(field, new Field(field, type, optional, section, fields.size(), doc));
            if (previous != null) {
                throw new IllegalArgumentException("%s has two fields named '%s'".formatted(name, field));
            }
            return this;
        }
    }
}
