package io.hullmark.engine.language.text;

import io.hullmark.engine.facts.FieldType;
import io.hullmark.engine.facts.FieldType.ListOf;
import io.hullmark.engine.facts.FieldType.MapOf;
import io.hullmark.engine.facts.FieldType.Scalar;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Policy values, whose types follow from how they are written: texts, whole numbers, numbers, true and false, lists, mappings. */
public final class PolicyText {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9]*+");
    private static final Pattern WHOLE = Pattern.compile("-?(?:0|[1-9][0-9]{0,17}+)");
    private static final Pattern PART = Pattern.compile("-?[0-9]++\\.[0-9]++(?:[eE][-+]?[0-9]++)?+");

    private final Fields fields;

    public PolicyText(Fields fields) {
        this.fields = fields;
    }

    /** All values by name. */
    public Map<String, Object> values() {
        var values = new LinkedHashMap<String, Object>();
        for (String name : fields.names()) {
            if (!NAME.matcher(name).matches()) {
                fields.problems()
                        .add(
                                fields.placeOf(name),
                                "a policy's name is letters and digits such as 'allowedGroups', got '%s'"
                                        .formatted(name));
            } else {
                fields.node(name).flatMap(this::value).ifPresent(value -> values.put(name, value));
            }
        }
        return Collections.unmodifiableMap(values);
    }

    private Optional<Object> value(Node node) {
        if (node instanceof SequenceNode sequence) {
            return list(sequence);
        }
        if (node instanceof MappingNode) {
            var nested = fields.fields(node, "").orElseThrow();
            var values = new LinkedHashMap<String, Object>();
            nested.names()
                    .forEach(
                            name -> nested.node(name).flatMap(this::value).ifPresent(value -> values.put(name, value)));
            return sameTypes(node, values.values())
                    ? Optional.of(Collections.unmodifiableMap(values))
                    : Optional.empty();
        }
        return scalar((ScalarNode) node);
    }

    private Optional<Object> list(SequenceNode sequence) {
        var values = new ArrayList<Object>();
        sequence.getValue().forEach(element -> value(element).ifPresent(values::add));
        return sameTypes(sequence, values) ? Optional.of(Collections.unmodifiableList(values)) : Optional.empty();
    }

    private boolean sameTypes(Node node, Collection<Object> values) {
        long types = values.stream().map(PolicyText::typeOf).distinct().count();
        if (types > 1) {
            fields.problems()
                    .add(Place.of(node), "all values here must have one type: all texts, say, or all whole numbers");
        }
        return types <= 1;
    }

    private Optional<Object> scalar(ScalarNode node) {
        var text = node.getValue();
        if (Passage.isQuoted(node) || node.getTag().equals(Tag.STR)) {
            return Optional.of(text);
        }
        if (text.equals("true") || text.equals("false")) {
            return Optional.of(Boolean.valueOf(text));
        }
        if (WHOLE.matcher(text).matches()) {
            return Optional.of(Long.valueOf(text));
        }
        if (PART.matcher(text).matches()) {
            return Optional.of(Double.valueOf(text));
        }
        fields.problems()
                .add(
                        Place.of(node),
                        "'%s' could mean several things: put it in quotes if it is a text".formatted(text));
        return Optional.empty();
    }

    /** The type of a value; that of an empty list or mapping is of texts. */
    public static FieldType typeOf(Object value) {
        if (value instanceof List<?> list) {
            return new ListOf(list.isEmpty() ? Scalar.STRING : typeOf(list.get(0)));
        }
        if (value instanceof Map<?, ?> map) {
            return new MapOf(
                    map.isEmpty()
                            ? Scalar.STRING
                            : typeOf(map.values().iterator().next()));
        }
        if (value instanceof Boolean) {
            return Scalar.BOOL;
        }
        if (value instanceof Long) {
            return Scalar.INT;
        }
        return value instanceof Double ? Scalar.DOUBLE : Scalar.STRING;
    }
}
