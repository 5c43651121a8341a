package io.hullmark.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hullmark.cli.console.JsonLines;
import io.hullmark.cli.console.Palette;
import io.hullmark.cli.console.PostureText;
import io.hullmark.engine.coverage.Coverage;
import io.hullmark.streams.replay.Change;
import io.hullmark.streams.replay.Change.Altered;
import io.hullmark.streams.replay.Change.Appeared;
import io.hullmark.streams.replay.Change.FieldChange;
import io.hullmark.streams.replay.Change.Gone;
import io.hullmark.streams.replay.Change.VerdictChange;
import io.hullmark.streams.replay.PastSubject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What changed between two moments, for people and for programs.
 *
 * @param palette colours or none
 */
record ChangeText(Palette palette) {

    List<String> lines(List<Change> changes, Instant from, Instant to) {
        var lines = new ArrayList<String>();
        lines.add(palette.strong("from %s to %s: %s"
                .formatted(from, to, changes.isEmpty() ? "nothing changed" : changes.size() + " subjects changed")));
        changes.forEach(change -> lines.addAll(block(change)));
        return lines;
    }

    private List<String> block(Change change) {
        var lines = new ArrayList<String>();
        var head = new PostureText(palette, false)
                .block(change.subject().posture())
                .get(0);
        lines.add(sign(change) + " " + head);
        if (change instanceof Altered altered && !isObserved(altered.before())) {
            lines.add("    at first " + PastText.text(altered.before().coverage()));
        }
        if (!isObserved(change.subject())) {
            lines.add("    " + PastText.text(change.subject().coverage()));
        }
        if (change instanceof Altered altered) {
            altered.fields().forEach(field -> lines.add("    " + Palette.harmless(text(field))));
            altered.verdicts().forEach(verdict -> lines.add("    " + text(verdict)));
        }
        return lines;
    }

    private static boolean isObserved(PastSubject subject) {
        return subject.coverage() instanceof Coverage.Observed;
    }

    private static String sign(Change change) {
        return change instanceof Appeared ? "+" : change instanceof Gone ? "-" : "~";
    }

    private static String text(FieldChange field) {
        return "%s: %s -> %s"
                .formatted(
                        field.path(),
                        field.before().orElse("absent"),
                        field.after().orElse("absent"));
    }

    private static String text(VerdictChange verdict) {
        var before = verdict.before().map(Enum::name).orElse("not judged");
        var after = verdict.after().map(Enum::name).orElse("not judged");
        return "%s: %s%s -> %s%s"
                .formatted(
                        verdict.rule(),
                        before,
                        suppressed(verdict.suppressedBefore()),
                        after,
                        suppressed(verdict.suppressedAfter()));
    }

    private static String suppressed(SortedMap<String, String> byElement) {
        return byElement.isEmpty() ? "" : " (suppressed by " + String.join(", ", List.copyOf(byElement.values())) + ")";
    }

    /** One object for each subject, with the fields change, subject, coverage, fields and verdicts. */
    List<String> json(List<Change> changes) {
        return changes.stream().map(change -> JsonLines.text(tree(change))).toList();
    }

    private static ObjectNode tree(Change change) {
        var tree = JsonNodeFactory.instance.objectNode();
        tree.put("change", change instanceof Appeared ? "APPEARED" : change instanceof Gone ? "GONE" : "ALTERED");
        tree.set("subject", JsonLines.record(change.subject().posture().getSubject()));
        tree.set("coverage", PastText.tree(change.subject().coverage()));
        var fields = tree.putArray("fields");
        var verdicts = tree.putArray("verdicts");
        if (change instanceof Altered altered) {
            altered.fields()
                    .forEach(field -> fields.addObject()
                            .put("path", field.path())
                            .put("before", field.before().orElse(null))
                            .put("after", field.after().orElse(null)));
            altered.verdicts().forEach(verdict -> {
                var node = verdicts.addObject()
                        .put("rule", verdict.rule())
                        .put("before", name(verdict.before()))
                        .put("after", name(verdict.after()));
                verdict.suppressedBefore().forEach(node.putObject("suppressedBefore")::put);
                verdict.suppressedAfter().forEach(node.putObject("suppressedAfter")::put);
            });
        }
        return tree;
    }

    private static @Nullable String name(Optional<? extends Enum<?>> verdict) {
        return verdict.map(Enum::name).orElse(null);
    }
}
