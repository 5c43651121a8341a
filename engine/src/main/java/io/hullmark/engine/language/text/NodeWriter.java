package io.hullmark.engine.language.text;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Writes nodes of YAML, with their places, as bytes that {@link NodeReader} reads. */
final class NodeWriter {
    /** Before what follows: which kind of node it is. */
    static final byte SCALAR = 0;

    static final byte SEQUENCE = 1;
    static final byte MAPPING = 2;

    /** A scalar tells its place here. */
    static final List<ScalarStyle> STYLES = List.of(ScalarStyle.values());

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    byte[] bytes() {
        return bytes.toByteArray();
    }

    void count(int number) {
        try {
            out.writeInt(number);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** A mapping without one of its keys. */
    void mapping(MappingNode mapping, String leftOut) {
        entries(
                mapping,
                mapping.getValue().stream()
                        .filter(entry -> !(entry.getKeyNode() instanceof ScalarNode key
                                && key.getValue().equals(leftOut)))
                        .toList());
    }

    private void node(Node node) {
        if (node instanceof ScalarNode scalar) {
            scalar(scalar);
        } else if (node instanceof SequenceNode sequence) {
            begin(SEQUENCE, sequence);
            count(sequence.getValue().size());
            sequence.getValue().forEach(this::node);
        } else if (node instanceof MappingNode mapping) {
            entries(mapping, mapping.getValue());
        } else {
            throw new IllegalArgumentException("YAML without anchors has no " + node.getClass());
        }
    }

    private void entries(MappingNode mapping, List<NodeTuple> entries) {
        begin(MAPPING, mapping);
        count(entries.size());
        for (var entry : entries) {
            node(entry.getKeyNode());
            node(entry.getValueNode());
        }
    }

    private void scalar(ScalarNode scalar) {
        begin(SCALAR, scalar);
        var value = scalar.getValue().getBytes(StandardCharsets.UTF_8);
        count(STYLES.indexOf(scalar.getScalarStyle()));
        count(value.length);
        bytes.writeBytes(value);
    }

    private void begin(byte kind, Node node) {
        bytes.write(kind);
        mark(node.getStartMark());
        mark(node.getEndMark());
    }

    private void mark(Mark mark) {
        count(mark.getIndex());
        count(mark.getLine());
        count(mark.getColumn());
    }
}
