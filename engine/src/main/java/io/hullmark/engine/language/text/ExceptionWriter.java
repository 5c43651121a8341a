package io.hullmark.engine.language.text;

import io.hullmark.engine.facts.ExceptionScope;
import io.hullmark.engine.facts.PolicyException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes an exception as people would, to be read again. */
public final class ExceptionWriter {
    private ExceptionWriter() {}

    /** The document of an exception that begins when it is published. */
    public static String document(PolicyException exception) {
        var text = new StringBuilder();
        text.append("id: ").append(exception.id()).append('\n');
        text.append("type: ").append(ExceptionTextReader.word(exception.type())).append('\n');
        text.append("scope:\n");
        scope(text, exception.scope());
        line(text, "reason", exception.reason());
        line(text, "requester", exception.requester());
        line(text, "approver", exception.approver());
        line(text, "ticket", exception.ticket());
        return text.append("expires: ")
                .append(exception.expiresAt())
                .append('\n')
                .toString();
    }

    private static void scope(StringBuilder text, ExceptionScope scope) {
        list(text, "rules", scope.rules());
        list(text, "controls", scope.controls());
        list(text, "hosts", scope.hosts());
        map(text, "hostLabels", scope.hostLabels());
        list(text, "images", scope.images());
        list(text, "containers", scope.containers());
        map(text, "labels", scope.labels());
        var compose = new TreeMap<String, String>();
        compose.put("project", scope.composeProject());
        compose.put("service", scope.composeService());
        compose.values().removeIf(String::isEmpty);
        map(text, "compose", compose);
        list(text, "elements", scope.elements());
    }

    private static void line(StringBuilder text, String name, String value) {
        if (!value.isEmpty()) {
            text.append(name).append(": ").append(quoted(value)).append('\n');
        }
    }

    private static void list(StringBuilder text, String name, List<String> entries) {
        if (!entries.isEmpty()) {
            text.append("  ").append(name).append(":\n");
            entries.forEach(entry -> text.append("    - ").append(quoted(entry)).append('\n'));
        }
    }

    private static void map(StringBuilder text, String name, Map<String, String> entries) {
        if (!entries.isEmpty()) {
            text.append(new TreeMap<>(entries)
                    .entrySet().stream()
                            .map(entry -> quoted(entry.getKey()) + ": " + quoted(entry.getValue()))
                            .collect(Collectors.joining(", ", "  " + name + ": {", "}\n")));
        }
    }

    /** Whatever it holds, it stays one text on one line of printable characters. */
    private static String quoted(String value) {
        var text = new StringBuilder("\"");
        value.chars().forEach(character -> {
            if (character == '"' || character == '\\') {
                text.append('\\').append((char) character);
            } else if (character >= ' ' && character < 0x7f) {
                text.append((char) character);
            } else {
                text.append("\\u%04x".formatted(character));
            }
        });
        return text.append('"').toString();
    }
}
