package io.hullmark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What SARIF 2.1.0 allows of the objects that we write: their names, which of them must be there, and what they may say. Its schema closes
 * every object but property bags, so a name that is not here makes readers refuse the whole log.
 */
final class SarifShape {
    private static final Map<String, Set<String>> ALLOWED = Map.of(
            "log", Set.of("$schema", "version", "runs", "inlineExternalProperties", "properties"),
            "run",
                    Set.of(
                            "tool",
                            "invocations",
                            "results",
                            "columnKind",
                            "taxonomies",
                            "automationDetails",
                            "properties"),
            "driver", Set.of("name", "version", "semanticVersion", "informationUri", "rules", "taxa", "properties"),
            "rule",
                    Set.of(
                            "id",
                            "name",
                            "shortDescription",
                            "fullDescription",
                            "help",
                            "helpUri",
                            "defaultConfiguration",
                            "relationships",
                            "properties"),
            "result",
                    Set.of(
                            "ruleId",
                            "ruleIndex",
                            "kind",
                            "level",
                            "message",
                            "locations",
                            "partialFingerprints",
                            "suppressions",
                            "properties"),
            "location", Set.of("id", "physicalLocation", "logicalLocations", "message", "properties"),
            "logicalLocation",
                    Set.of("name", "index", "fullyQualifiedName", "decoratedName", "parentIndex", "kind", "properties"),
            "suppression", Set.of("guid", "kind", "status", "justification", "location", "properties"));

    private static final Set<String> KINDS = Set.of("notApplicable", "pass", "fail", "review", "open", "informational");
    private static final Set<String> LEVELS = Set.of("none", "note", "warning", "error");

    private SarifShape() {}

    static void hold(JsonNode log) {
        named("log", log, "version", "runs");
        assertThat(log.path("version").asText()).isEqualTo("2.1.0");
        for (var run : log.path("runs")) {
            named("run", run, "tool");
            assertThat(run.path("columnKind").asText()).isIn("utf16CodeUnits", "unicodeCodePoints");
            var driver = run.at("/tool/driver");
            named("driver", driver, "name");
            assertThat(driver.path("rules")).allSatisfy(SarifShape::rule).doesNotHaveDuplicates();
            assertThat(run.path("results")).allSatisfy(result -> result(result, driver.path("rules")));
            // The specification wants them in all results of a run or in none.
            assertThat(run.path("results").findValues("suppressions").size())
                    .isIn(0, run.path("results").size());
        }
    }

    private static void rule(JsonNode rule) {
        named("rule", rule, "id");
        for (var name : List.of("shortDescription", "fullDescription", "help")) {
            assertThat(rule.path(name).path("text").asText()).as(name).isNotEmpty();
        }
        assertThat(rule.at("/defaultConfiguration/level").asText()).isIn(LEVELS);
        assertThat(rule.at("/properties/tags")).doesNotHaveDuplicates();
    }

    private static void result(JsonNode result, JsonNode rules) {
        named("result", result, "message");
        assertThat(result.at("/message/text").asText()).isNotEmpty();
        assertThat(rules.path(result.path("ruleIndex").asInt()).path("id").asText())
                .isEqualTo(result.path("ruleId").asText());
        assertThat(result.path("kind").asText()).isIn(KINDS);
        assertThat(result.path("level").asText()).isIn(LEVELS);
        // A level says how bad a failure is; of everything else the specification wants none.
        assertThat(result.path("level").asText().equals("none"))
                .isEqualTo(!result.path("kind").asText().equals("fail"));
        for (var location : result.path("locations")) {
            named("location", location);
            location.path("logicalLocations").forEach(logical -> named("logicalLocation", logical, "name"));
        }
        for (var suppression : result.path("suppressions")) {
            named("suppression", suppression, "kind");
            assertThat(suppression.path("kind").asText()).isIn("inSource", "external");
            assertThat(suppression.path("status").asText()).isIn("accepted", "underReview", "rejected");
        }
    }

    private static void named(String kind, JsonNode object, String... required) {
        assertThat(object.isObject()).as(kind).isTrue();
        assertThat(object.fieldNames())
                .toIterable()
                .as(kind)
                .isSubsetOf(ALLOWED.getOrDefault(kind, Set.of()))
                .containsAll(List.of(required));
    }
}
