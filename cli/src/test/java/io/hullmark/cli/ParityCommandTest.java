package io.hullmark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.producer.fake.FakeEngine;
import io.hullmark.producer.fake.Inspections;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On a log that docker-bench-security really wrote of containers made to break checks, and what the engine said of the same ones. */
class ParityCommandTest {
    private static final Path LOG = resource("parity/docker-bench.log.json");

    @TempDir
    private static Path directory;

    @SuppressWarnings("NullAway.Init")
    private static Path verdicts;

    /** What a check says of the same containers. */
    @BeforeAll
    static void check() throws IOException {
        var info = Files.writeString(
                directory.resolve("info.json"),
                Inspections.recorded("info.json").toString());
        var call = Cli.run(
                "check",
                resource("parity/inspected.json").toString(),
                info.toString(),
                "--rules",
                "../rules",
                "--output",
                "json");
        verdicts = Files.writeString(directory.resolve("verdicts.jsonl"), call.out());
    }

    @Test
    void shouldLeaveNoDifferenceUnexplained() {
        var call = Cli.run("parity", "--docker-bench", LOG.toString(), "--check", verdicts.toString());

        assertThat(call.out()).doesNotContain("UNEXPLAINED").endsWith("0 differ unexplained\n");
        assertThat(call.exitCode()).as(call.err()).isEqualTo(ExitCode.OK);
    }

    @ParameterizedTest
    @CsvSource({
        "5.3,  seccomp-off,   PASS,   NOT_APPLICABLE, DEFECT_OF_THEIRS",
        "5.4,  privileged,    PASS,   FAIL,           DEFECT_OF_THEIRS",
        "5.6,  etc-ro,        PASS,   FAIL,           DEFECT_OF_THEIRS",
        "5.6,  etc-below,     PASS,   FAIL,           DEFECT_OF_THEIRS",
        "5.6,  lib64,         PASS,   FAIL,           DEFECT_OF_THEIRS",
        "5.8,  port-1024,     FAIL,   PASS,           DEFECT_OF_THEIRS",
        "5.8,  port-v6-low,   PASS,   FAIL,           DEFECT_OF_THEIRS",
        "5.10, net-joined,    PASS,   FAIL,           DEFECT_OF_THEIRS",
        "5.12, cpu-1024,      PASS,   FAIL,           DEFECT_OF_THEIRS",
        "5.12, cpu-quota,     FAIL,   PASS,           DEFECT_OF_THEIRS",
        "5.14, port-v6,       PASS,   FAIL,           DEFECT_OF_THEIRS",
        "5.15, restart-always, PASS,  FAIL,           DEFECT_OF_THEIRS",
        "5.16, pid-joined,    PASS,   FAIL,           DEFECT_OF_THEIRS",
        "5.17, ipc-joined,    PASS,   FAIL,           DEFECT_OF_THEIRS",
        "5.18, device-rule,   PASS,   FAIL,           DEFECT_OF_THEIRS",
        "5.22, privileged,    PASS,   FAIL,           DEFECT_OF_THEIRS",
        "5.26, nnp-false,     PASS,   FAIL,           DEFECT_OF_THEIRS",
        "5.32, sock-volume,   PASS,   FAIL,           DEFECT_OF_THEIRS",
        "5.32, sock-name,     FAIL,   PASS,           DEFECT_OF_THEIRS",
        "5.5,  stopped,       UNSEEN, FAIL,           DEFECT_OF_THEIRS",
        "5.31, userns-host,   FAIL,   NOT_APPLICABLE, CHOICE_OF_OURS",
        "4.1,  user-00,       PASS,   FAIL,           DEFECT_OF_THEIRS",
        "C.5.3.2, cap-all,    PASS,   FAIL,           DEFECT_OF_THEIRS"
    })
    void shouldTellProgramsWhoIsToBlame(String check, String name, String theirs, String ours, String whose) {
        var call =
                Cli.run("parity", "--docker-bench", LOG.toString(), "--check", verdicts.toString(), "--output", "json");

        assertThat(JudgedFile.objects(call))
                .filteredOn(pair -> pair.path("check").asText().equals(check)
                        && pair.at("/subject/name").asText().equals(name))
                .singleElement()
                .satisfies(pair -> {
                    assertThat(pair.at("/theirs/ruling").asText()).isEqualTo(theirs);
                    assertThat(pair.at("/ours/verdict").asText()).isEqualTo(ours);
                    assertThat(pair.path("outcome").asText()).isEqualTo("EXPLAINED");
                    assertThat(pair.at("/explanations/0/whose").asText()).isEqualTo(whose);
                });
    }

    @Test
    void shouldEndWithOneWhereNobodyKnowsWhy() throws IOException {
        var log = directory.resolve("changed.json");
        Files.writeString(
                log, Files.readString(LOG).replaceAll("(\"id\": \"5.11\", \"result\": )[^}]*}", "$1\"PASS\"}"));

        var call = Cli.run("parity", "--docker-bench", log.toString(), "--check", verdicts.toString());

        assertThat(call.exitCode()).isEqualTo(ExitCode.NOT_IN_ORDER);
        assertThat(call.out())
                .startsWith("UNEXPLAINED")
                .contains("5.11    container plain: theirs PASS, ours FAIL by container-memory-limited")
                .contains("container.memory is 0");
    }

    @Test
    void shouldLookAtTheEngineItselfWhereNoVerdictsAreGiven() throws IOException {
        var log = Files.writeString(directory.resolve("log.json"), """
                {"dockerbenchsecurity": "1.6.0", "tests": [{"results": [
                  {"id": "5.5", "result": "WARN", "items": ["web"]}, {"id": "5.32", "result": "PASS"}]}]}
                """);
        try (var engine = FakeEngine.on(directory.resolve("docker.sock"))) {
            engine.world().container(Inspections.container(Inspections.id("c1"), "web"));

            var call = Cli.run(
                    "parity",
                    "--docker-bench",
                    log.toString(),
                    "--engine",
                    engine.address().toString(),
                    "--rules",
                    "../rules");

            assertThat(call.exitCode()).as(call.err()).isEqualTo(ExitCode.NOT_IN_ORDER);
            assertThat(call.out())
                    .contains("5.5     container web: theirs FAIL (web), ours PASS by container-not-privileged");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--docker-bench nowhere.json | there is no file 'nowhere.json' to compare",
                "--docker-bench pom.xml      | pom.xml:1:1: this is no JSON, or docker-bench-security did not end",
                "--docker-bench LOG --check pom.xml | pom.xml:1: this is no verdict; give what 'hullmark check --output json' printed",
                "--docker-bench LOG --check EMPTY | there is no verdict in it",
            })
    void shouldSayInALineWhatIsWrong(String arguments, String what) throws IOException {
        var empty = Files.writeString(directory.resolve("empty"), "");

        var call = Cli.run(("parity " + arguments)
                .replace("LOG", LOG.toString())
                .replace("EMPTY", empty.toString())
                .split(" ", -1));

        assertThat(call.err().lines())
                .singleElement()
                .asString()
                .startsWith("hullmark: ")
                .contains(what);
        assertThat(call.exitCode()).isEqualTo(ExitCode.USAGE);
    }

    private static Path resource(String name) {
        try {
            return Path.of(Objects.requireNonNull(ParityCommandTest.class.getResource("/" + name), name)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
