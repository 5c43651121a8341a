package io.hullmark.producer.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The daemon's configuration file. */
final class DaemonFile {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private DaemonFile() {}

    /** What the file says; nothing where there is no file. */
    static Sight<JsonNode> read(HostRoot root, String path) {
        return Sight.at(path, "", () -> root.text(path)).flatMap(text -> parse(path, text));
    }

    private static Sight<JsonNode> parse(String path, String text) {
        if (text.isBlank()) {
            return Sight.of(JSON.createObjectNode());
        }
        try {
            JsonNode parsed = JSON.readTree(text);
            return parsed instanceof ObjectNode ? Sight.of(parsed) : Sight.unseen(path + " holds no JSON object");
        } catch (JsonProcessingException e) {
            // The parser's own message may quote the file.
            var place = e.getLocation();
            return Sight.unseen(path + " is no JSON"
                    + (place == null ? "" : ": line %d, column %d".formatted(place.getLineNr(), place.getColumnNr())));
        }
    }
}
