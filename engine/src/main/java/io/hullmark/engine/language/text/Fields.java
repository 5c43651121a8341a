package io.hullmark.engine.language.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The entries of a YAML mapping, each key once; tells of every entry that is not what was asked for. */
public final class Fields {
    private final MappingNode mapping;
    private final String text;
    private final int[] file;
    private final Problems problems;
    private final Map<String, NodeTuple> entries = new LinkedHashMap<>();

    Fields(MappingNode mapping, String text, int[] file, Problems problems) {
        this.mapping = mapping;
        this.text = text;
        this.file = file;
        this.problems = problems;
        for (var entry : mapping.getValue()) {
            var key = entry.getKeyNode();
            if (!(key instanceof ScalarNode name)) {
                problems.add(Place.of(key), "a key is a plain name");
            } else if (entries.put(name.getValue(), entry) != null) {
                problems.add(Place.of(key), "the key '%s' occurs twice".formatted(name.getValue()));
            }
        }
    }

    MappingNode mapping() {
        return mapping;
    }

    public Place place() {
        return Place.of(mapping);
    }

    /** The text of the document that this mapping is, as it stands in the file. */
    public String text() {
        return text;
    }

    public Problems problems() {
        return problems;
    }

    public Set<String> names() {
        return entries.keySet();
    }

    public Place placeOf(String name) {
        return Optional.ofNullable(entries.get(name))
                .map(entry -> Place.of(entry.getKeyNode()))
                .orElse(place());
    }

    /** Refuses every key but the given ones. */
    public void allowOnly(String owner, Collection<String> names) {
        entries.forEach((name, entry) -> {
            if (!names.contains(name)) {
                problems.add(
                        Place.of(entry.getKeyNode()),
                        "%s has no key '%s'; %s".formatted(owner, name, Suggestion.among(names, name)));
            }
        });
    }

    /** Says that a key must be there. */
    public void require(String owner, String name) {
        if (!entries.containsKey(name)) {
            problems.add(place(), "%s needs the key '%s'".formatted(owner, name));
        }
    }

    public Optional<Node> node(String name) {
        return Optional.ofNullable(entries.get(name)).map(NodeTuple::getValueNode);
    }

    /** A value that is a text, a number or a word, as written. */
    public Optional<Passage> passage(String name) {
        return node(name).flatMap(node -> {
            if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
                return Optional.of(Passage.of(scalar, file));
            }
            problems.add(Place.of(node), "'%s' is a text that is not empty".formatted(name));
            return Optional.empty();
        });
    }

    /** The texts of a list, none of them empty; a list that is not there has none. */
    public List<Passage> passages(String name) {
        var all = new ArrayList<Passage>();
        node(name).ifPresent(node -> {
            if (!(node instanceof SequenceNode sequence)) {
                problems.add(Place.of(node), "'%s' is a list such as [a, b]".formatted(name));
                return;
            }
            for (var element : sequence.getValue()) {
                if (element instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
                    all.add(passage(scalar));
                } else {
                    problems.add(Place.of(element), "'%s' is a list of texts that are not empty".formatted(name));
                }
            }
            if (sequence.getValue().isEmpty()) {
                problems.add(Place.of(node), "'%s' is empty: name something, or leave it out".formatted(name));
            }
        });
        return all;
    }

    /** The texts of a mapping by their names; a mapping that is not there has none. */
    public Map<String, String> texts(String name) {
        var texts = new LinkedHashMap<String, String>();
        node(name)
                .flatMap(unused -> fields(name))
                .ifPresent(named -> named.names()
                        .forEach(key -> named.passage(key).ifPresent(passage -> texts.put(key, passage.text()))));
        return texts;
    }

    public Passage passage(ScalarNode scalar) {
        return Passage.of(scalar, file);
    }

    /** A value that is a mapping. */
    public Optional<Fields> fields(String name) {
        return node(name).flatMap(node -> fields(node, "'%s' is a mapping".formatted(name)));
    }

    /** The mappings of a list. */
    public List<Fields> list(String name) {
        var all = new ArrayList<Fields>();
        node(name).ifPresent(node -> {
            if (node instanceof SequenceNode sequence) {
                sequence.getValue()
                        .forEach(element -> fields(element, "'%s' is a list of mappings".formatted(name))
                                .ifPresent(all::add));
            } else {
                problems.add(Place.of(node), "'%s' is a list of mappings".formatted(name));
            }
        });
        return all;
    }

    /** A node as a mapping. */
    public Optional<Fields> fields(Node node, String expected) {
        if (node instanceof MappingNode nested) {
            return Optional.of(new Fields(nested, text, file, problems));
        }
        problems.add(Place.of(node), expected);
        return Optional.empty();
    }
}
