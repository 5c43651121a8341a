package io.hullmark.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;

/** Writes JSON in plain ASCII, so that no name in it can drive a terminal that shows it, nor break a reader's decoding. */
final class SafeJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int LAST_PRINTABLE = '~';

    private SafeJson() {}

    /** One line. */
    static void line(JsonNode tree, PrintWriter out) {
        try (var generator = generator(out)) {
            MAPPER.writeTree(generator, tree);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.println();
    }

    /** Several lines, for people who look into it. */
    static void document(JsonNode tree, PrintWriter out) {
        try (var generator = generator(out).useDefaultPrettyPrinter()) {
            MAPPER.writeTree(generator, tree);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.println();
    }

    private static JsonGenerator generator(PrintWriter out) throws IOException {
        return MAPPER.getFactory()
                .createGenerator(out)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM)
                .setHighestNonEscapedChar(LAST_PRINTABLE);
    }
}
