package io.hullmark.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaEvolutionTest {
    private static final String SHIP = """
            {"type": "record", "name": "Ship", "fields": [
              {"name": "name", "type": "string"},
              {"name": "launched", "type": {"type": "long", "logicalType": "timestamp-micros"}},
              {"name": "rig", "type": {"type": "enum", "name": "Rig", "symbols": ["UNRECOGNIZED", "SLOOP"], "default": "UNRECOGNIZED"}},
              {"name": "cargo", "type": ["null", "string", {"type": "record", "name": "Box", "fields": []}], "default": null}
            ]}""";

    @Test
    void shouldReadAndBeReadByEverySchemaThatEverShipped() {
        var problems = new ArrayList<String>();
        for (var type : RecordTypes.all()) {
            var today = RecordTypes.schema(type);
            SchemaArchive.all().stream()
                    .filter(archived -> archived.record().equals(type.getSimpleName()))
                    .forEach(archived -> SchemaEvolution.problems(today, archived.parse()).stream()
                            .map(problem -> archived + ": " + problem)
                            .forEach(problems::add));
        }

        assertThat(problems)
                .as(
                        "a field may come with a default and go if it has one, an enum with a default may grow; nothing else may change")
                .isEmpty();
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                change(
                        "a field without a default",
                        "{\"name\": \"name\"",
                        "{\"name\": \"flag\", \"type\": \"string\"}, {\"name\": \"name\"",
                        "READER_FIELD_MISSING_DEFAULT_VALUE"),
                change(
                        "a field is gone that had no default",
                        "{\"name\": \"name\", \"type\": \"string\"},",
                        "",
                        "READER_FIELD_MISSING_DEFAULT_VALUE"),
                change(
                        "another name for a field",
                        "\"name\": \"name\"",
                        "\"name\": \"title\"",
                        "READER_FIELD_MISSING_DEFAULT_VALUE"),
                change(
                        "another type",
                        "\"name\": \"name\", \"type\": \"string\"",
                        "\"name\": \"name\", \"type\": \"long\"",
                        "TYPE_MISMATCH"),
                change(
                        "another branch in a union",
                        "[\"null\", \"string\",",
                        "[\"null\", \"string\", \"long\",",
                        "MISSING_UNION_BRANCH"),
                change("a time in another unit", "timestamp-micros", "timestamp-millis", "Ship.launched was a"),
                change("another name of the record", "\"name\": \"Ship\"", "\"name\": \"Boat\"", "NAME_MISMATCH"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void shouldRefuse(String name, Schema changed, String expected) {
        assertThat(SchemaEvolution.problems(changed, parse(SHIP)))
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem).contains(expected));
    }

    @Test
    void shouldAllowFieldsWithDefaultsAndGrowingEnums() {
        var grown = parse(SHIP.replace("\"SLOOP\"", "\"SLOOP\", \"KETCH\"")
                .replace(
                        "{\"name\": \"name\"",
                        "{\"name\": \"flag\", \"type\": \"string\", \"default\": \"\"}, {\"name\": \"name\""));

        assertThat(SchemaEvolution.problems(grown, parse(SHIP))).isEmpty();
    }

    private static Arguments change(String name, String from, String to, String expected) {
        assertThat(SHIP).contains(from);
        return Arguments.of(name, parse(SHIP.replace(from, to)), expected);
    }

    private static Schema parse(String json) {
        return new SchemaParser().parse(json).mainSchema();
    }
}
