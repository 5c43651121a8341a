package io.hullmark.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hullmark.cli.console.JsonLines;
import io.hullmark.cli.console.Palette;
import io.hullmark.cli.console.PostureText;
import io.hullmark.cli.console.StructJson;
import io.hullmark.engine.coverage.Coverage;
import io.hullmark.streams.replay.FieldText;
import io.hullmark.streams.replay.Past;
import io.hullmark.streams.replay.PastSubject;
import io.hullmark.wire.ObjectKind;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was at a moment, for people and for programs.
 *
 * @param palette colours or none
 * @param whole whether every verdict and the configuration are shown, too
 */
record PastText(Palette palette, boolean whole) {

    List<String> lines(Past past, Selection selection, OutputFormat output) {
        var wanted = past.subjects().stream()
                .flatMap(subject -> selection.of(subject).stream())
                .toList();
        if (output == OutputFormat.json) {
            return wanted.stream()
                    .map(subject -> JsonLines.text(tree(past, subject)))
                    .toList();
        }
        var lines = new ArrayList<String>();
        lines.add(head(past, wanted));
        wanted.forEach(subject -> lines.addAll(block(subject)));
        return lines;
    }

    private String head(Past past, List<PastSubject> wanted) {
        var moment = palette.strong("as of %s, by what was known at %s"
                .formatted(past.moment().asOf(), past.moment().knownAt().truncatedTo(ChronoUnit.MILLIS)));
        if (!wanted.isEmpty()) {
            return moment;
        }
        var why = past.begins()
                .map(begins -> past.moment().asOf().isBefore(begins)
                        ? "the journal begins at " + begins + ", nobody watched before"
                        : "no such subject was there")
                .orElse("the journal is empty");
        return moment + ": nothing is known, " + why;
    }

    private List<String> block(PastSubject subject) {
        var posture = new PostureText(palette, whole).block(subject.posture());
        var lines = new ArrayList<String>();
        lines.add(posture.get(0) + state(subject).map(state -> "  " + state).orElse(""));
        lines.add("  " + palette.faint(text(subject.coverage())));
        if (whole) {
            subject.configuration()
                    .type()
                    .fields()
                    .forEach(field -> Optional.ofNullable(
                                    subject.configuration().get(field.slot()))
                            .ifPresent(value ->
                                    lines.add("  " + field.name() + ": " + Palette.harmless(FieldText.of(value)))));
        }
        lines.addAll(posture.subList(1, posture.size()));
        return lines;
    }

    private static Optional<String> state(PastSubject subject) {
        return subject.posture().getSubject().getKind() == ObjectKind.CONTAINER
                ? Optional.ofNullable(subject.configuration().get("state")).map(FieldText::of)
                : Optional.empty();
    }

    /** How well a host was watched, such as "watched, last heard 2026-03-03T02:00:00Z". */
    static String text(Coverage coverage) {
        if (coverage instanceof Coverage.Silent silent) {
            return "not watched: its agent was not heard after " + silent.since()
                    + silent.until().map(until -> " until " + until).orElse("");
        } else if (coverage instanceof Coverage.Gap gap) {
            return "watched with a gap: %s, %s".formatted(gap.cause(), Palette.harmless(gap.detail()));
        } else if (coverage instanceof Coverage.Observed observed) {
            return "watched, last heard " + observed.lastHeard();
        }
        throw new IllegalArgumentException("nobody tells of " + coverage);
    }

    /** The fields of a posture, and asOf, knownAt, coverage and configuration. */
    private static ObjectNode tree(Past past, PastSubject subject) {
        var tree = JsonLines.record(subject.posture())
                .put("asOf", past.moment().asOf().toString())
                .put("knownAt", past.moment().knownAt().toString());
        tree.set("coverage", tree(subject.coverage()));
        tree.set("configuration", StructJson.of(subject.configuration()));
        return tree;
    }

    /** With the field state, and since and until, cause and detail, or lastHeard. */
    static ObjectNode tree(Coverage coverage) {
        var tree = JsonNodeFactory.instance.objectNode();
        if (coverage instanceof Coverage.Silent silent) {
            return tree.put("state", "SILENT")
                    .put("since", silent.since().toString())
                    .put("until", silent.until().map(Object::toString).orElse(null));
        } else if (coverage instanceof Coverage.Gap gap) {
            return tree.put("state", "GAP").put("cause", gap.cause()).put("detail", gap.detail());
        } else if (coverage instanceof Coverage.Observed observed) {
            return tree.put("state", "OBSERVED")
                    .put("lastHeard", observed.lastHeard().toString());
        }
        throw new IllegalArgumentException("nobody tells of " + coverage);
    }
}
