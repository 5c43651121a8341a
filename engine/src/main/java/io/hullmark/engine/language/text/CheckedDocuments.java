package io.hullmark.engine.language.text;

import java.nio.BufferUnderflowException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;

/**
 * Files of documents that were in order when they were read before. One key of each document, of which is known that it is in order, is
 * left out: half of the text of our rules are their tests, and who judges does not run them.
 */
public final class CheckedDocuments {
    private final CheckedTexts checked;
    private final String leftOut;

    /**
     * @param leftOut the key that no document has when it is found again
     */
    public CheckedDocuments(CheckedTexts checked, String leftOut) {
        this.checked = checked;
        this.leftOut = leftOut;
    }

    /** The documents of a text that was kept; empty if it was not, or if what was kept is damaged. */
    public Optional<List<Fields>> find(String text, Problems problems) {
        return checked == CheckedTexts.NONE
                ? Optional.empty()
                : checked.find(key(text)).flatMap(bytes -> {
                    try {
                        return Optional.of(read(new NodeReader(bytes), Documents.unmarked(text), problems));
                    } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException damaged) {
                        return Optional.empty(); // it can be read anew
                    }
                });
    }

    /** Keeps the documents of a text, with which nothing is wrong. */
    public void keep(String text, List<Fields> documents) {
        if (checked != CheckedTexts.NONE) {
            checked.keep(key(text), () -> bytes(documents));
        }
    }

    private String key(String text) {
        return "documents without '" + leftOut + "'\n" + text;
    }

    private byte[] bytes(List<Fields> documents) {
        var writer = new NodeWriter();
        writer.count(documents.size());
        for (var document : documents) {
            writer.count(document.text().codePointCount(0, document.text().length()));
            writer.mapping(document.mapping(), leftOut);
        }
        return writer.bytes();
    }

    private static List<Fields> read(NodeReader reader, String text, Problems problems) {
        var file = text.codePoints().toArray();
        var documents = new ArrayList<Fields>();
        for (int left = reader.count(); left > 0; left--) {
            int length = reader.count();
            if (!(reader.node() instanceof MappingNode mapping)) {
                throw new IllegalArgumentException("a document is a mapping");
            }
            var own = new String(file, mapping.getStartMark().getIndex(), length);
            documents.add(new Fields(mapping, own, file, problems));
        }
        return documents;
    }
}
