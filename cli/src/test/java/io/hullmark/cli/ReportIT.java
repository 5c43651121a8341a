package io.hullmark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.iterable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reports of the journal of a cluster, and of files that were exported FLEET.begunAt() it. */
final class ReportIT {
    private static final String RULE = "container-not-privileged";

    @TempDir
    static Path directory;

    @RegisterExtension
    static final Fleet FLEET =
            Fleet.of(() -> directory, Fleet.privileged("web")).judgedBy("cis-docker/containers");

    @BeforeAll
    static void awaitFinding() {
        FLEET.awaitOne("violations", "--open", "--container", "web", "--rule", RULE);
    }

    @ParameterizedTest
    @EnumSource(ComplianceFormat.class)
    void shouldWriteTheSameBytesOfAClusterAndOfFiles(ComplianceFormat format, @TempDir Path audit) throws IOException {
        var to = Instant.now().toString();
        var files = audit.resolve("files").toString();
        FLEET.run("export", "--out", files);
        var live = audit.resolve("live");
        String[] flags = {
            "report",
            "--framework",
            "cis-docker@1.8.0",
            "--from",
            FLEET.begunAt(),
            "--to",
            to,
            "--as-of",
            to,
            "--output",
            format.name()
        };

        var asked = FLEET.run(Commands.with(flags, "--out", live.toString()));
        var again = FLEET.run(flags);
        var exported = Cli.run(Commands.with(flags, "--source", files));

        assertThat(asked.exitCode()).as(asked.err()).isEqualTo(ExitCode.OK);
        assertThat(asked.out()).isEmpty();
        assertThat(exported.exitCode()).as(exported.err()).isEqualTo(ExitCode.OK);
        assertThat(Files.readString(live))
                .isEqualTo(again.out())
                .isEqualTo(exported.out())
                .contains("web", "5.5");
    }

    @Test
    void shouldTellOfThePrivilegedContainerAndWhatThatRestsOn() throws IOException {
        var to = Instant.now().toString();

        var report = FLEET.run(
                "report",
                "--framework",
                "cis-docker@1.8.0",
                "--from",
                FLEET.begunAt(),
                "--to",
                to,
                "--container",
                "web",
                "--rule",
                RULE,
                "--output",
                "json");

        assertThat(report.exitCode()).as(report.err()).isEqualTo(ExitCode.OK);
        var document = new ObjectMapper().readTree(report.out());
        var result = document.at("/assessment-results/results/0");
        assertThat(result.path("findings"))
                .extracting(finding -> finding.at("/target/target-id").asText() + " "
                        + finding.at("/target/status/state").asText())
                .contains("cis-docker-5.5 not-satisfied");
        assertThat(result.path("risks"))
                .singleElement()
                .satisfies(risk -> assertThat(risk.path("status").asText()).isEqualTo("open"));
        var fact =
                result.at("/observations/0/relevant-evidence/0/href").asText().substring(1);
        assertThat(document.at("/assessment-results/back-matter/resources"))
                .filteredOn(resource -> resource.path("uuid").asText().equals(fact))
                .singleElement()
                .extracting(resource -> resource.path("props"), iterable(JsonNode.class))
                .anySatisfy(
                        property -> assertThat(property.path("value").asText()).matches("[0-9a-f]{64}"));
    }

    @Test
    void shouldNameTheFrameworksThatThereAre() {
        var report = FLEET.run(
                "report",
                "--framework",
                "cis-dokcer",
                "--from",
                FLEET.begunAt(),
                "--to",
                Instant.now().toString());

        assertThat(report.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(report.err())
                .contains("no rule serves the framework 'cis-dokcer'; did you mean 'cis-docker@1.", "soc2@2017");
    }

    @Test
    void shouldSayWhereNothingIsKnown() {
        var report = FLEET.run(
                "report", "--framework", "soc2", "--from", "2020-01-01T00:00:00Z", "--to", "2020-01-02T00:00:00Z");

        assertThat(report.exitCode()).isEqualTo(ExitCode.NOT_IN_ORDER);
        assertThat(report.err()).contains("the journal begins at", "nobody knows what was from 2020-01-01T00:00:00Z");
    }
}
