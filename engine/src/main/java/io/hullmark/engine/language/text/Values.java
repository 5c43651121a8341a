package io.hullmark.engine.language.text;

import io.hullmark.engine.facts.FieldType;
import io.hullmark.engine.facts.FieldType.ListOf;
import io.hullmark.engine.facts.FieldType.MapOf;
import io.hullmark.engine.facts.FieldType.Scalar;
import io.hullmark.engine.facts.Struct;
import io.hullmark.engine.facts.StructType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Turns YAML into values of given types; what does not fit goes to the problems. */
public final class Values {
    /** How words of a rule's text become instants and durations. */
    public interface Times {
        Object instant(String text);

        Object duration(String text);
    }

    private final Fields document;
    private final Times times;

    public Values(Fields document, Times times) {
        this.document = document;
        this.times = times;
    }

    /** A value of a type; empty after a problem. */
    public Optional<Object> read(Node node, FieldType type) {
        if (type instanceof StructType struct) {
            return struct(node, struct).map(Function.identity());
        }
        if (type instanceof ListOf list) {
            return list(node, list);
        }
        if (type instanceof MapOf map) {
            return map(node, map);
        }
        return node instanceof ScalarNode scalar ? scalar(scalar, (Scalar) type) : wrong(node, describe(type));
    }

    /** Fields that are not given are missing, and those that are null are absent. */
    public Optional<Struct> struct(Node node, StructType type) {
        var fields = document.fields(node, "this is a mapping of the fields of " + type);
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        var names = type.fields().stream().map(field -> field.name()).toList();
        fields.get().allowOnly(type.toString(), names);
        var struct = Struct.of(type);
        for (var field : type.fields()) {
            fields.get().node(field.name()).ifPresent(value -> {
                if (!isNull(value)) {
                    read(value, field.type()).ifPresent(read -> struct.set(field.slot(), read));
                } else if (field.optional()) {
                    struct.set(field.slot(), null);
                } else {
                    wrong(
                            value,
                            describe(field.type())
                                    + "; only an optional field can be absent, leave out what has not been seen");
                }
            });
        }
        return Optional.of(struct.build());
    }

    private Optional<Object> list(Node node, ListOf type) {
        if (!(node instanceof SequenceNode sequence)) {
            return wrong(node, describe(type));
        }
        var values = new ArrayList<Object>();
        sequence.getValue().forEach(element -> read(element, type.element()).ifPresent(values::add));
        return Optional.of(Collections.unmodifiableList(values));
    }

    private Optional<Object> map(Node node, MapOf type) {
        if (!(node instanceof MappingNode)) {
            return wrong(node, describe(type));
        }
        var values = new LinkedHashMap<String, Object>();
        document.fields(node, "")
                .ifPresent(fields -> fields.names()
                        .forEach(name -> fields.node(name)
                                .flatMap(value -> read(value, type.value()))
                                .ifPresent(value -> values.put(name, value))));
        return Optional.of(Collections.unmodifiableMap(values));
    }

    private Optional<Object> scalar(ScalarNode node, Scalar type) {
        var text = node.getValue();
        return switch (type) {
            case STRING -> Optional.of(text);
            case BOOL ->
                text.equals("true") || text.equals("false")
                        ? Optional.of(Boolean.valueOf(text))
                        : wrong(node, describe(type));
            case INT -> parsed(node, type, Long::valueOf);
            case DOUBLE -> parsed(node, type, Double::valueOf);
            case TIMESTAMP -> parsed(node, type, times::instant);
            case DURATION -> parsed(node, type, times::duration);
        };
    }

    private Optional<Object> parsed(ScalarNode node, Scalar type, Function<String, Object> parser) {
        try {
            return Optional.of(parser.apply(node.getValue()));
        } catch (IllegalArgumentException | ArithmeticException unreadable) {
            return wrong(node, describe(type));
        }
    }

    private Optional<Object> wrong(Node node, String expected) {
        var got = node instanceof ScalarNode scalar
                ? "'" + scalar.getValue() + "'"
                : node instanceof SequenceNode ? "a list" : "a mapping";
        document.problems().add(Place.of(node), "this must be %s, got %s".formatted(expected, got));
        return Optional.empty();
    }

    static boolean isNull(Node node) {
        return node instanceof ScalarNode scalar
                && !Passage.isQuoted(scalar)
                && (scalar.getValue().equals("null")
                        || scalar.getValue().isEmpty()
                        || scalar.getValue().equals("~"));
    }

    /** A type for a person, with an example where one helps. */
    public static String describe(FieldType type) {
        if (type instanceof ListOf list) {
            return "a list, each element " + describe(list.element());
        }
        if (type instanceof MapOf map) {
            return "a mapping, each value " + describe(map.value());
        }
        if (type instanceof StructType struct) {
            return "a mapping of the fields of " + struct;
        }
        return switch ((Scalar) type) {
            case BOOL -> "true or false";
            case INT -> "a whole number";
            case DOUBLE -> "a number";
            case STRING -> "a text";
            case TIMESTAMP -> "a timestamp such as 2026-11-21T08:00:00Z";
            case DURATION -> "a duration such as 1h30m";
        };
    }
}
