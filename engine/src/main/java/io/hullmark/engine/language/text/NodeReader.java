package io.hullmark.engine.language.text;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/** Reads what {@link NodeWriter} wrote. Bytes that are damaged end in one of the exceptions of {@link ByteBuffer}, or of lists. */
final class NodeReader {
    private static final Resolver TAGS = new Resolver();
    private static final String NAME = "'reader'";
    private static final int[] NOTHING = {};

    private final ByteBuffer bytes;

    NodeReader(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    int count() {
        return bytes.getInt();
    }

    Node node() {
        int kind = bytes.get();
        var start = mark();
        var end = mark();
        return switch (kind) {
            case NodeWriter.SCALAR -> scalar(start, end);
            case NodeWriter.SEQUENCE -> new SequenceNode(Tag.SEQ, true, elements(), start, end, FlowStyle.AUTO);
            case NodeWriter.MAPPING -> new MappingNode(Tag.MAP, true, entries(), start, end, FlowStyle.AUTO);
            default -> throw new IllegalArgumentException("there is no node of the kind " + kind);
        };
    }

    private ScalarNode scalar(Mark start, Mark end) {
        var style = NodeWriter.STYLES.get(count());
        var value = new byte[Objects.checkIndex(count(), bytes.remaining() + 1)];
        bytes.get(value);
        var text = new String(value, StandardCharsets.UTF_8);
        return new ScalarNode(TAGS.resolve(NodeId.scalar, text, style == ScalarStyle.PLAIN), text, start, end, style);
    }

    private List<Node> elements() {
        var elements = new ArrayList<Node>();
        for (int left = count(); left > 0; left--) {
            elements.add(node());
        }
        return elements;
    }

    private List<NodeTuple> entries() {
        var entries = new ArrayList<NodeTuple>();
        for (int left = count(); left > 0; left--) {
            var key = node();
            entries.add(new NodeTuple(key, node()));
        }
        return entries;
    }

    private Mark mark() {
        return new Mark(NAME, count(), count(), count(), NOTHING, 0);
    }
}
