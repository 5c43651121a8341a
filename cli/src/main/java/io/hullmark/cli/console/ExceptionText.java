package io.hullmark.cli.console;

import static io.hullmark.cli.console.Palette.harmless;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hullmark.engine.decisions.Decided;
import io.hullmark.engine.facts.ExceptionScope;
import io.hullmark.engine.facts.PolicyException;
import io.hullmark.engine.language.text.ExceptionTextReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** An exception in a list. */
public final class ExceptionText {
    private ExceptionText() {}

    /** Such as "IN_FORCE shop-debugger operational-requirement until 2026-12-31 ...". */
    public static String line(Decided<PolicyException> decided, Instant now) {
        var exception = decided.decision();
        return "%-8s %s  %s  %s  %s  (%s; asked by %s, approved by %s%s)"
                .formatted(
                        decided.standing(now),
                        exception.id(),
                        ExceptionTextReader.word(exception.type()),
                        when(decided, now),
                        scope(exception.scope()),
                        harmless(exception.reason()),
                        harmless(exception.requester()),
                        harmless(exception.approver()),
                        exception.ticket().isEmpty() ? "" : ", " + harmless(exception.ticket()));
    }

    private static String when(Decided<PolicyException> decided, Instant now) {
        var exception = decided.decision();
        return switch (decided.standing(now)) {
            case WAITING -> "from " + exception.startsAt() + " until " + exception.expiresAt();
            case IN_FORCE ->
                "until %s (%s left)"
                        .formatted(exception.expiresAt(), left(Duration.between(now, exception.expiresAt())));
            case EXPIRED -> "until " + exception.expiresAt();
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

    /** What it covers, in the words of its file. */
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

    /**
     * With the fields id, standing, type, scope, reason, requester, approver, ticket, startsAt, expiresAt, publishedAt, revokedAt and
     * revocationReason; the last two are empty unless it was revoked.
     */
    public static ObjectNode tree(Decided<PolicyException> decided, Instant now) {
        var exception = decided.decision();
        var tree = JsonNodeFactory.instance
                .objectNode()
                .put("id", exception.id())
                .put("standing", decided.standing(now).name())
                .put("type", exception.type().name());
        tree.set("scope", tree(exception.scope()));
        people(tree, exception);
        return tree.put("startsAt", exception.startsAt().toString())
                .put("expiresAt", exception.expiresAt().toString())
                .put("publishedAt", decided.publishedAt().toString())
                .put(
                        "revokedAt",
                        decided.revocation().map(end -> end.at().toString()).orElse(""))
                .put(
                        "revocationReason",
                        decided.revocation().map(end -> end.reason()).orElse(""));
    }

    private static void people(ObjectNode tree, PolicyException exception) {
        tree.put("reason", exception.reason())
                .put("requester", exception.requester())
                .put("approver", exception.approver())
                .put("ticket", exception.ticket());
    }

    private static ObjectNode tree(ExceptionScope scope) {
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
