package io.hullmark.engine.language.text;

import io.hullmark.engine.facts.ObjectKind;
import io.hullmark.engine.language.text.ExceptionText.FindingText;
import io.hullmark.engine.language.text.ExceptionText.TestText;
import java.util.List;
import java.util.Optional;

/** Reads a test that stands in an exception: a finding, and whether it is covered. */
final class FindingTextReader {
    private static final List<String> KEYS =
            List.of("rule", "controls", "host", "hostLabels", "image", "container", "labels", "compose", "element");

    private FindingTextReader() {}

    /** The test; empty after a problem that leaves nothing to run. */
    static Optional<TestText> test(Fields test) {
        test.allowOnly("a test", List.of("name", "finding", "expect"));
        test.require("a test", "finding");
        test.require("a test", "expect");
        var expect = test.passage("expect").filter(passage -> isState(passage, test.problems()));
        var finding = test.fields("finding").flatMap(FindingTextReader::finding);
        return finding.flatMap(found -> expect.map(state -> new TestText(
                test.passage("name").map(Passage::text).orElse(""),
                test.place(),
                found,
                state.text().equals("SUPPRESSED"))));
    }

    private static boolean isState(Passage expect, Problems problems) {
        boolean known = expect.text().equals("SUPPRESSED") || expect.text().equals("OPEN");
        if (!known) {
            problems.add(expect.place(), "a test expects SUPPRESSED or OPEN, got '%s'".formatted(expect.text()));
        }
        return known;
    }

    private static Optional<FindingText> finding(Fields fields) {
        fields.allowOnly("a finding", KEYS);
        fields.require("a finding", "rule");
        var problems = fields.problems();
        var rule = fields.passage("rule").flatMap(passage -> ScopeReader.rule(passage, problems));
        var controls = fields.passages("controls").stream()
                .flatMap(passage -> ScopeReader.control(passage, problems).stream())
                .toList();
        var compose = fields.fields("compose");
        compose.ifPresent(named -> named.allowOnly("compose", List.of("project", "service")));
        var given = Optional.of(fields);
        var finding = rule.map(id -> new FindingText(
                id,
                controls,
                subject(fields),
                ScopeReader.text(given, "host"),
                fields.texts("hostLabels"),
                ScopeReader.text(given, "image"),
                ScopeReader.text(given, "container"),
                fields.texts("labels"),
                ScopeReader.text(compose, "project"),
                ScopeReader.text(compose, "service"),
                ScopeReader.text(given, "element")));
        return finding;
    }

    /** What a finding is about follows from what it names. */
    private static ObjectKind subject(Fields fields) {
        var names = fields.names();
        if (names.contains("container") || names.contains("compose")) {
            return ObjectKind.CONTAINER;
        }
        return names.contains("image") ? ObjectKind.IMAGE : ObjectKind.HOST;
    }
}
