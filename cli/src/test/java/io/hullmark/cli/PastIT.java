package io.hullmark.cli;

import static io.hullmark.cli.Commands.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The journal of a cluster answers for the past. */
final class PastIT {
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

    @Test
    void shouldProveWhatWasTold() {
        var proof = FLEET.run("verify");
        var partitions = FLEET.objects("verify");

        assertThat(proof.exitCode()).as(proof.out() + proof.err()).isEqualTo(ExitCode.OK);
        assertThat(proof.out()).contains("proven", "told live", "replayed");
        assertThat(partitions).hasSize(2).allSatisfy(partition -> {
            assertThat(partition.path("proven").asBoolean()).isTrue();
            assertThat(partition.path("live")).isEqualTo(partition.path("replayed"));
        });
    }

    @Test
    void shouldTellWhatRanAndWhetherItComplied() {
        var now = Instant.now().toString();

        var subjects = FLEET.objects("posture", "--as-of", now, "--container", "web", "--rule", RULE);
        var text = FLEET.run("posture", "--as-of", now, "--container", "web");

        assertThat(subjects).singleElement().satisfies(web -> {
            assertThat(web.at("/verdicts/0/verdict").asText()).isEqualTo("FAIL");
            assertThat(web.at("/configuration/privileged").asBoolean()).isTrue();
            assertThat(web.at("/configuration/state").asText()).isEqualTo("running");
            assertThat(web.at("/coverage/state").asText()).isEqualTo("OBSERVED");
            assertThat(web.at("/asOf").asText()).isEqualTo(now);
        });
        assertThat(text.out()).contains("running", "watched, last heard", "privileged: true", "FAIL " + RULE);
    }

    @Test
    void shouldTellNothingOfBeforeTheJournal() {
        var before = FLEET.run("posture", "--as-of", "2020-01-01T00:00:00Z");

        assertThat(before.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(before.out().lines())
                .singleElement()
                .asString()
                .contains("as of 2020-01-01T00:00:00Z", "the journal begins at", "nobody watched before");
    }

    @Test
    void shouldTellWhatChangedSinceThereWasNothing() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            var changes = FLEET.objects("diff", "--from", "2020-01-01T00:00:00Z", "--container", "web");
            assertThat(changes).singleElement().satisfies(PastIT::appeared);
        });
    }

    private static void appeared(JsonNode change) {
        assertThat(change.path("change").asText()).isEqualTo("APPEARED");
        assertThat(change.at("/subject/name").asText()).isEqualTo("web");
    }
}
