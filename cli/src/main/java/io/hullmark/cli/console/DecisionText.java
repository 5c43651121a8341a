package io.hullmark.cli.console;

import static io.hullmark.cli.console.Palette.harmless;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hullmark.engine.decisions.Decided;
import io.hullmark.engine.facts.ExceptionScope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What decisions of all kinds have to say in a list: what they are about, and how long they hold. */
public final class DecisionText {
    private DecisionText() {}

    /** Such as "until 2026-12-31T00:00:00Z (3d left)". */
    static String when(Decided<?> decided, Instant now) {
        var decision = decided.decision();
        return switch (decided.standing(now)) {
            case WAITING -> "from " + decision.startsAt() + " until " + decision.expiresAt();
            case IN_FORCE ->
                "until %s (%s left)".formatted(decision.expiresAt(), left(Duration.between(now, decision.expiresAt())));
            case EXPIRED -> "until " + decision.expiresAt();
            case REVOKED ->
                decided.revocation()
                        .map(end -> "revoked at " + end.at()
                                + (end.reason().isBlank() ? "" : " because of " + harmless(end.reason())))
                        .orElse("");
        };
    }

    private static String left(Duration duration) {
        if (duration.toDays() > 0) {
            return duration.toDays() + "d";
        }
        return duration.toHours() > 0 ? duration.toHours() + "h" : duration.toMinutes() + "m";
    }

    /** What it is about, in the words of its file. */
    public static String scope(ExceptionScope scope) {
        var words = new StringJoiner(", ");
        add(words, "rules", scope.rules());
        add(words, "controls", scope.controls());
        add(words, "hosts", scope.hosts());
        add(words, "hostLabels", scope.hostLabels());
        add(words, "images", scope.images());
        add(words, "containers", scope.containers());
        add(words, "labels", scope.labels());
        add(words, "compose project", scope.composeProject().isEmpty() ? List.of() : List.of(scope.composeProject()));
        add(words, "compose service", scope.composeService().isEmpty() ? List.of() : List.of(scope.composeService()));
        add(words, "elements", scope.elements());
        return words.toString();
    }

    private static void add(StringJoiner words, String name, List<String> entries) {
        if (!entries.isEmpty()) {
            words.add(name + " " + entries.stream().map(Palette::harmless).collect(Collectors.joining("|")));
        }
    }

    private static void add(StringJoiner words, String name, Map<String, String> labels) {
        add(
                words,
                name,
                new TreeMap<>(labels)
                        .entrySet().stream()
                                .map(label -> label.getKey() + "=" + label.getValue())
                                .toList());
    }

    /** Adds the fields startsAt, expiresAt, publishedAt, revokedAt and revocationReason; the last two are empty unless it was revoked. */
    static void life(ObjectNode tree, Decided<?> decided) {
        tree.put("startsAt", decided.decision().startsAt().toString())
                .put("expiresAt", decided.decision().expiresAt().toString())
                .put("publishedAt", decided.publishedAt().toString())
                .put(
                        "revokedAt",
                        decided.revocation().map(end -> end.at().toString()).orElse(""))
                .put(
                        "revocationReason",
                        decided.revocation().map(end -> end.reason()).orElse(""));
    }

    static ObjectNode tree(ExceptionScope scope) {
        var tree = JsonNodeFactory.instance.objectNode();
        list(tree, "rules", scope.rules());
        list(tree, "controls", scope.controls());
        list(tree, "hosts", scope.hosts());
        map(tree, "hostLabels", scope.hostLabels());
        list(tree, "images", scope.images());
        list(tree, "containers", scope.containers());
        map(tree, "labels", scope.labels());
        tree.put("composeProject", scope.composeProject()).put("composeService", scope.composeService());
        list(tree, "elements", scope.elements());
        return tree;
    }

    private static void list(ObjectNode tree, String name, List<String> entries) {
        var list = tree.putArray(name);
        entries.forEach(list::add);
    }

    private static void map(ObjectNode tree, String name, Map<String, String> labels) {
        var map = tree.putObject(name);
        new TreeMap<>(labels).forEach(map::put);
    }
}
