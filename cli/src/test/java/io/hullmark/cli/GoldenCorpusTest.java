package io.hullmark.cli;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hullmark.engine.check.Assessment;
import io.hullmark.engine.facts.ObjectKind;
import io.hullmark.engine.rules.Rule;
import io.hullmark.producer.fake.Inspections;
import io.hullmark.producer.inspected.InspectedJson;
import io.hullmark.streams.check.ObservedCheckup;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What other checkers get wrong, judged by the rules that ship: the table is {@code corpus.yaml}. */
class GoldenCorpusTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> ANSWERS = Map.of(
            "container", "container-20.10.json",
            "host", "info.json",
            "volume", "volume-v-bind-etc.json");

    /** Checks that other tools get wrong and that an engine's answers decide. */
    private static final List<String> GAPS = List.of(
            "2.5", "2.7", "2.8", "2.12", "2.14", "2.18", "4.1", "5.2", "5.3", "5.4", "5.6", "5.7", "5.8", "5.10",
            "5.12", "5.14", "5.15", "5.16", "5.17", "5.18", "5.19", "5.22", "5.25", "5.26", "5.27", "5.29", "5.31",
            "5.32", "7.1", "7.2");

    private record Case(
            String gap,
            Map<String, Map<String, Object>> change,
            Map<String, Map<String, Object>> also,
            Map<String, String> expect) {}

    @TestFactory
    Stream<DynamicTest> shouldJudgeRightWhereOthersDoNot() throws IOException {
        var rules = shippedRules();
        return cases().stream()
                .map(one -> dynamicTest(one.gap(), () -> {
                    var verdicts = verdicts(rules, one);

                    assertThat(verdicts).containsAllEntriesOf(one.expect());
                }));
    }

    @Test
    void shouldHoldACaseForEachGap() throws IOException {
        var cases = cases();

        assertThat(cases)
                .extracting(one -> one.gap().substring(0, one.gap().indexOf(':')))
                .containsAll(GAPS);
        assertThat(cases).allSatisfy(one -> assertThat(one.expect()).isNotEmpty());
    }

    private static Map<String, Rule> shippedRules() {
        return RuleFiles.read(Path.of("../rules"), Optional.empty()).pack().entries().stream()
                .collect(toMap(entry -> entry.compiled().text(), entry -> entry.rule()));
    }

    /** By rule: of the container that the case is about, and of its host. */
    private static Map<String, String> verdicts(Map<String, Rule> rules, Case one) {
        var objects = new ArrayList<ObjectNode>();
        var container = changed("container", one.change());
        objects.add(container);
        objects.add(changed("host", one.change()));
        one.also().keySet().forEach(kind -> {
            var object = changed(kind, one.also());
            if (kind.equals("container")) {
                object.put("Id", "0".repeat(64)).put("Name", "/other");
            }
            objects.add(object);
        });
        var inspected = new InspectedJson("host-a");
        assertThat(objects).allMatch(inspected::take);
        var assessments = ObservedCheckup.of(rules, inspected.observations(), Instant.now());
        return assessments.stream()
                .filter(assessment -> assessment.subject().key().kind() == ObjectKind.HOST
                        || assessment
                                .subject()
                                .key()
                                .id()
                                .equals(container.path("Id").asText()))
                .collect(toMap(
                        assessment -> assessment.rule().id().value(),
                        (Assessment assessment) -> assessment.verdict().name()));
    }

    private static ObjectNode changed(String kind, Map<String, Map<String, Object>> changes) {
        var object = (ObjectNode) Inspections.recorded(ANSWERS.getOrDefault(kind, kind));
        changes.getOrDefault(kind, Map.of()).forEach((pointer, value) -> {
            var path = JsonPointer.compile(pointer);
            var parent = path.head().matches() ? object : object.withObject(path.head());
            parent.set(path.last().getMatchingProperty(), JSON.valueToTree(value));
        });
        return object;
    }

    private static List<Case> cases() throws IOException {
        try (var in = GoldenCorpusTest.class.getResourceAsStream("/corpus.yaml")) {
            List<Map<String, Object>> table = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            return table.stream().map(GoldenCorpusTest::read).toList();
        }
    }

    @SuppressWarnings("unchecked") // a file of ours
    private static Case read(Map<String, Object> row) {
        assertThat(row.keySet()).isSubsetOf("gap", "change", "also", "expect");
        return new Case(
                (String) row.getOrDefault("gap", ""),
                (Map<String, Map<String, Object>>) row.getOrDefault("change", Map.of()),
                (Map<String, Map<String, Object>>) row.getOrDefault("also", Map.of()),
                new LinkedHashMap<>((Map<String, String>) row.getOrDefault("expect", Map.of())));
    }
}
