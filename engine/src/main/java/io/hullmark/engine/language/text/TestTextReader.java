package io.hullmark.engine.language.text;

import io.hullmark.engine.rules.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads a test that stands beside a rule. */
final class TestTextReader {
    private static final List<String> KEYS =
            List.of("name", "given", "samples", "events", "until", "expect", "elements");

    private TestTextReader() {}

    static RuleText.TestText read(Fields test) {
        test.allowOnly("a test", KEYS);
        test.require("a test", "expect");
        var expect = test.passage("expect").flatMap(passage -> verdict(passage, test.problems()));
        return new RuleText.TestText(
                test.passage("name").map(Passage::text).orElse(""),
                test.place(),
                test.fields("given"),
                PlayTextReader.read(test),
                expect.orElse(Verdict.UNKNOWN),
                elements(test));
    }

    private static Optional<Verdict> verdict(Passage passage, Problems problems) {
        for (var verdict : Verdict.values()) {
            if (verdict.name().equals(passage.text())) {
                return Optional.of(verdict);
            }
        }
        problems.add(
                passage.place(),
                "a test expects PASS, FAIL, NOT_APPLICABLE, UNKNOWN or MANUAL, got '%s'".formatted(passage.text()));
        return Optional.empty();
    }

    private static Optional<List<String>> elements(Fields test) {
        return test.node("elements").flatMap(node -> {
            var names = new ArrayList<String>();
            if (node instanceof SequenceNode sequence) {
                for (var element : sequence.getValue()) {
                    if (element instanceof ScalarNode name) {
                        names.add(name.getValue());
                    }
                }
                if (names.size() == sequence.getValue().size()) {
                    return Optional.of(List.copyOf(names));
                }
            }
            test.problems().add(Place.of(node), "'elements' is a list of the names of the elements that fail");
            return Optional.empty();
        });
    }
}
