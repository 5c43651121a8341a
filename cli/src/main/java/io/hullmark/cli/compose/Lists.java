package io.hullmark.cli.compose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashMap;
import java.util.Map;

/** The forms in which compose takes lists: a list, one text, or a mapping. */
final class Lists {
    private Lists() {}

    /** The words of a command. One text is not taken apart at quotes: nobody judges by it. */
    static ArrayNode words(JsonNode given) {
        var words = JsonNodeFactory.instance.arrayNode();
        if (given.isTextual()) {
            for (String word : given.asText().strip().split("\\s+", -1)) {
                words.add(word);
            }
        } else {
            given.forEach(word -> words.add(word.asText("")));
        }
        return words;
    }

    /** Texts; a single one counts as a list of one. */
    static ArrayNode texts(JsonNode given) {
        var texts = JsonNodeFactory.instance.arrayNode();
        if (given.isValueNode() && !given.isNull()) {
            return texts.add(given.asText());
        }
        given.forEach(text -> texts.add(text.asText("")));
        return texts;
    }

    /** "NAME=value" for each, from a list of such or from a mapping. */
    static ArrayNode entries(JsonNode given) {
        if (!given.isObject()) {
            return texts(given);
        }
        var entries = JsonNodeFactory.instance.arrayNode();
        map(given).forEach((name, value) -> entries.add(name + "=" + value));
        return entries;
    }

    static Map<String, String> map(JsonNode given) {
        var map = new LinkedHashMap<String, String>();
        if (given.isObject()) {
            given.properties()
                    .forEach(entry -> map.put(
                            entry.getKey(),
                            entry.getValue().isNull() ? "" : entry.getValue().asText("")));
        } else {
            given.forEach(entry -> {
                var parts = entry.asText("").split("=", 2);
                map.put(parts[0], parts.length == 2 ? parts[1] : "");
            });
        }
        return map;
    }

    static String protocolled(String port) {
        return port.contains("/") ? port : port + "/tcp";
    }
}
