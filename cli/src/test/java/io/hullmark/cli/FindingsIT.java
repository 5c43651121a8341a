package io.hullmark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What people say of findings and hosts on a cluster. */
class FindingsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path directory;

    @RegisterExtension
    static final Fleet FLEET = Fleet.of(() -> directory, Fleet.privileged("worked-on"))
            .judgedBy("cis-docker/containers/container-not-privileged.yaml");

    @Test
    void shouldTellWhoWorksOnAFinding() {
        var finding = await().atMost(PATIENCE)
                .until(
                        () -> last("worked-on"),
                        violation -> violation.path("kind").asText().equals("OPENED"))
                .path("findingId")
                .asText();

        var call = FLEET.run("findings", "acknowledge", finding, "--by", "alice", "--note", "on it");

        assertThat(call).isEqualTo(new Cli(ExitCode.OK, "acknowledged 1\n", ""));
        var told = await().atMost(PATIENCE)
                .until(
                        () -> last("worked-on"),
                        violation -> violation.path("kind").asText().equals("ACKNOWLEDGED"));
        assertThat(told.path("acknowledgedBy").asText()).isEqualTo("alice");
        assertThat(told.path("note").asText()).isEqualTo("on it");
    }

    @Test
    void shouldRefuseToAcknowledgeWhatIsNotOpen() {
        var call = FLEET.run("findings", "acknowledge", "0".repeat(32), "--by", "alice");

        assertThat(call.exitCode()).isEqualTo(ExitCode.NOT_IN_ORDER);
        assertThat(call.err()).contains("no finding is open with the id 0000", "hullmark violations --open");
    }

    @Test
    void shouldRefuseToRetireAHostThatNobodyWatches() {
        var call = FLEET.run("hosts", "retire", "host-of-nobody", "--by", "alice");

        assertThat(call.exitCode()).isEqualTo(ExitCode.NOT_IN_ORDER);
        assertThat(call.err()).contains("no host 'host-of-nobody' is watched");
    }

    private static JsonNode last(String container) {
        var told = FLEET.objects("violations", "--container", container);
        return told.isEmpty()
                ? com.fasterxml.jackson.databind.node.MissingNode.getInstance()
                : told.get(told.size() - 1);
    }
}
