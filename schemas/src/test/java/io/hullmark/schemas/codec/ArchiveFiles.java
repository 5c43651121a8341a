package io.hullmark.schemas.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * The files of the archive as they lie in the source tree: one per schema, an index, and samples of what was written. Its
 * main adds what is missing.
 */
public final class ArchiveFiles {
    static final Path SCHEMAS = Path.of("src/main/resources/archive");
    static final Path SAMPLES = Path.of("src/test/resources/samples");
    static final Path INDEX = SCHEMAS.resolve("index.txt");
    static final String HOW_TO_WRITE =
            "run `mvn -pl schemas -am -Parchive-schemas process-test-classes` and commit what it adds";

    private ArchiveFiles() {}

    /** Takes the module's directory. */
    public static void main(String[] arguments) throws IOException {
        addMissing(Path.of(arguments[0]));
    }

    /** Adds what is missing. Nothing is ever changed or deleted: records with those schemas are out there. */
    private static void addMissing(Path module) throws IOException {
        for (var type : RecordTypes.all()) {
            var schema = RecordTypes.schema(type);
            var file = module.resolve(schemaFile(schema));
            if (!Files.exists(file)) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, json(schema));
                writeSamples(type, module.resolve(SAMPLES));
            }
        }
        Files.writeString(module.resolve(INDEX), index(module.resolve(SCHEMAS)));
    }

    static Path schemaFile(Schema schema) {
        return SCHEMAS.resolve(schema.getName()).resolve(name(schema) + ".avsc");
    }

    static List<Path> samples(String record, String fingerprint) throws IOException {
        var folder = SAMPLES.resolve(record);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(fingerprint + "-"))
                    .sorted()
                    .toList();
        }
    }

    /** What the index must say of the files that are there. */
    static String index(Path schemas) throws IOException {
        try (var files = Files.walk(schemas)) {
            return files.filter(file -> file.toString().endsWith(".avsc"))
                    .map(file -> schemas.relativize(file).toString().replace('\\', '/'))
                    .map(file -> file.substring(0, file.length() - ".avsc".length()) + "\n")
                    .sorted()
                    .collect(Collectors.joining());
        }
    }

    private static <T extends SpecificRecord> void writeSamples(Class<T> type, Path samples) throws IOException {
        var folder = Files.createDirectories(samples.resolve(type.getSimpleName()));
        var records = FullRecords.of(type);
        for (int variant = 0; variant < records.size(); variant++) {
            var file = folder.resolve(name(RecordTypes.schema(type)) + "-" + variant + ".bin");
            Files.write(file, Codec.of(type).encode(records.get(variant)));
        }
    }

    private static String name(Schema schema) {
        return SingleObject.hex(SingleObject.fingerprint(schema));
    }

    /** The schema as the language of the wire has it, without what our code generator adds for Java. */
    static String json(Schema schema) throws JsonProcessingException {
        var printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"));
        printer.indentObjectsWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"));
        var mapper = new ObjectMapper();
        return mapper.writer(printer).writeValueAsString(plain(mapper.readTree(schema.toString()))) + "\n";
    }

    private static JsonNode plain(JsonNode node) {
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, plain(array.get(i)));
            }
        } else if (node instanceof ObjectNode object) {
            object.remove("avro.java.string");
            if (object.size() == 1 && object.path("type").isTextual()) {
                return object.get("type");
            }
            object.properties().forEach(property -> property.setValue(plain(property.getValue())));
        }
        return node;
    }
}
