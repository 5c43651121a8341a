package io.hullmark.cli;

import static io.hullmark.cli.Commands.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Attestations on a cluster. Each test attests something of a container of its own. */
class AttestationsIT {
    private static final String RULE = "container-published-ports-reviewed";

    @TempDir
    static Path directory;

    @RegisterExtension
    static final Fleet FLEET = Fleet.of(
                    () -> directory,
                    Stream.of("revoked", "ending", "plain")
                            .map(AttestationsIT::publishing)
                            .toArray(ObjectNode[]::new))
            .judgedBy("cis-docker/containers/" + RULE + ".yaml");

    @BeforeAll
    static void awaitVerdicts() {
        List.of("revoked", "ending", "plain").forEach(name -> awaitAttestation(name, ""));
    }

    @Test
    void shouldShowWhoAnswersForWhatIsAddedUntilItIsRevoked() throws IOException {
        var file = attestation("revoked", "2999-12-31");

        var added = FLEET.run("attestations", "add", file);
        var again = FLEET.run("attestations", "add", file);
        awaitAttestation("revoked", "for-revoked");
        var told = verdict("revoked");
        var revoked = FLEET.run("attestations", "revoke", "for-revoked", "--by", "bob", "--reason", "moved");
        awaitAttestation("revoked", "");

        assertThat(added).isEqualTo(new Cli(ExitCode.OK, "published 1 of 1, the others hold already\n", ""));
        assertThat(again.out()).isEqualTo("published 0 of 1, the others hold already\n");
        assertThat(told.path("verdict").asText()).isEqualTo("MANUAL");
        assertThat(told.at("/attestation/by").asText()).isEqualTo("alice");
        assertThat(told.at("/attestation/until").asText()).isEqualTo("3000-01-01T00:00:00Z");
        assertThat(revoked.out()).isEqualTo("revoked for-revoked\n");
        assertThat(listed("for-revoked")).isEmpty();
        assertThat(listed("for-revoked", "--all")).singleElement().satisfies(listed -> {
            assertThat(listed.path("standing").asText()).isEqualTo("REVOKED");
            assertThat(listed.path("revocationReason").asText()).isEqualTo("moved (bob)");
        });
    }

    @Test
    void shouldEndByItself() throws IOException {
        var soon = Instant.now().plusSeconds(15);

        FLEET.run("attestations", "add", attestation("ending", soon.toString()));
        awaitAttestation("ending", "for-ending");
        awaitAttestation("ending", "");

        assertThat(listed("for-ending", "--all"))
                .extracting(listed -> listed.path("standing").asText())
                .containsExactly("EXPIRED");
        assertThat(FLEET.objects("violations")).isEmpty();
    }

    @Test
    void shouldRefuseToRevokeWhatDoesNotHold() {
        var call = FLEET.run("attestations", "revoke", "nobody-knows", "--by", "alice");

        assertThat(call.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(call.err())
                .contains("not in force, so not to be revoked: nobody-knows", "hullmark attestations list");
    }

    private static ObjectNode publishing(String name) {
        var inspect = Fleet.container(name);
        inspect.withObject("/NetworkSettings")
                .withObject("Ports")
                .withArray("80/tcp")
                .addObject()
                .put("HostIp", "0.0.0.0")
                .put("HostPort", "8080");
        return inspect;
    }

    private static String attestation(String container, String until) throws IOException {
        return Files.writeString(
                        directory.resolve(container + ".yaml"), """
                id: for-%s
                scope: {rules: [%s], containers: [%s]}
                statement: it serves the shop
                by: alice
                until: %s
                """.formatted(container, RULE, container, until))
                .toString();
    }

    /** What the rule says of a container now. */
    private static JsonNode verdict(String container) {
        return FLEET.objects("posture", "--container", container).stream()
                .flatMap(
                        posture -> StreamSupport.stream(posture.path("verdicts").spliterator(), false))
                .filter(verdict -> verdict.path("ruleId").asText().equals(RULE))
                .findFirst()
                .orElseThrow();
    }

    private static void awaitAttestation(String container, String id) {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(
                                verdict(container).at("/attestation/id").asText())
                        .isEqualTo(id));
    }

    private static List<JsonNode> listed(String id, String... flags) {
        var arguments = new java.util.ArrayList<>(List.of("attestations", "list"));
        arguments.addAll(Arrays.asList(flags));
        return FLEET.objects(arguments.toArray(String[]::new)).stream()
                .filter(listed -> listed.path("id").asText().equals(id))
                .toList();
    }
}
