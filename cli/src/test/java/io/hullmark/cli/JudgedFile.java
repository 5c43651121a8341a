package io.hullmark.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hullmark.producer.fake.Inspections;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

/** A container that somebody inspected, and rules to judge it by. */
abstract class JudgedFile {
    static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path directory;

    Path rules;

    @BeforeEach
    void writeRules() throws IOException {
        rules = Files.createDirectory(directory.resolve("rules"));
        rule(
                "not-privileged",
                "critical",
                "require: \"!container.privileged\"",
                "framework: cis, version: '1', id: '5.5'");
        rule("memory-limited", "low", "require: container.memory > 0", "framework: nist, id: '1'");
        rule(
                "no-ssh",
                "high",
                "each: process in container.processes\nrequire: process.name != 'sshd'",
                "framework: cis, version: '1', id: '5.7'");
        rule(
                "not-paused",
                "low",
                "applies: container.state == 'paused'\nrequire: 'false'",
                "framework: cis, version: '1', id: '5.8'");
        rule("looked-at", "low", "manual: look at it", "framework: cis, version: '1', id: '5.9'");
        rule(
                "tmpfs-small",
                "medium",
                "each: path in container.volumesFrom\nrequire: path == 'good'",
                "framework: cis, version: '1', id: '5.10'");
    }

    /** A privileged container without limits. */
    Cli check(String name, String... flags) throws IOException {
        var container = Inspections.container(Inspections.id("c1"), name);
        container
                .withObject("/HostConfig")
                .put("Privileged", true)
                .put("Memory", 0)
                .putArray("VolumesFrom")
                .add("good")
                .add("bad")
                .add("worse");
        var file = Files.writeString(directory.resolve("inspect.json"), "[" + JSON.writeValueAsString(container) + "]");
        var arguments = new java.util.ArrayList<>(List.of("check", file.toString(), "--rules", rules.toString()));
        arguments.addAll(List.of(flags));
        return Cli.run(arguments.toArray(String[]::new));
    }

    void rule(String id, String severity, String logic, String control) throws IOException {
        var message = logic.contains("manual:") || logic.contains("manual")
                ? ""
                : "message: \"{container.name} breaks " + id + "\"\n";
        Files.writeString(rules.resolve(id + ".yaml"), """
                id: %s
                title: A title of %s
                subject: container
                severity: %s
                %s
                %sremediation: Mend it.
                controls:
                  - {%s}
                """.formatted(id, id, severity, logic, message, control));
    }

    static List<JsonNode> objects(Cli call) {
        return call.out().lines().map(JudgedFile::object).toList();
    }

    static JsonNode object(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static org.w3c.dom.Document xml(String text) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    }
}
