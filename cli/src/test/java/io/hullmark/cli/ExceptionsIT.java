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
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Exceptions on a cluster, with agent and topology as processes of their own. Each test has a container of its own. */
class ExceptionsIT {
    private static final String RULE = "container-not-privileged";

    @TempDir
    static Path directory;

    @RegisterExtension
    static final Fleet FLEET = Fleet.of(
                    () -> directory,
                    Stream.of("revoked", "expiring", "reported", "accepted")
                            .map(Fleet::privileged)
                            .toArray(ObjectNode[]::new))
            .judgedBy("cis-docker/containers/" + RULE + ".yaml");

    @BeforeAll
    static void awaitFindings() {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(FLEET.objects("violations", "--open")).hasSize(4));
    }

    @Test
    void shouldSuppressWhatIsAddedAndOpenAgainWhatIsRevoked() throws IOException {
        var file = exception("revoked", "2999-12-31");

        var added = FLEET.run("exceptions", "add", file);
        var again = FLEET.run("exceptions", "add", file);
        awaitKinds("revoked", "OPENED", "SUPPRESSED");
        var revoked = FLEET.run("exceptions", "revoke", "for-revoked", "--reason", "it is mended");
        awaitKinds("revoked", "OPENED", "SUPPRESSED", "REOPENED");

        assertThat(added).isEqualTo(new Cli(ExitCode.OK, "published 1 of 1, the others hold already\n", ""));
        assertThat(again.out()).isEqualTo("published 0 of 1, the others hold already\n");
        assertThat(revoked.out()).isEqualTo("revoked for-revoked\n");
        assertThat(listed("for-revoked")).isEmpty();
        assertThat(listed("for-revoked", "--all")).singleElement().satisfies(listed -> {
            assertThat(listed.path("standing").asText()).isEqualTo("REVOKED");
            assertThat(listed.path("revocationReason").asText()).isEqualTo("it is mended");
        });
    }

    @Test
    void shouldOpenAgainWhatExpires() throws IOException {
        var soon = Instant.now().plusSeconds(15);

        FLEET.run("exceptions", "add", exception("expiring", soon.toString()));
        awaitKinds("expiring", "OPENED", "SUPPRESSED");
        awaitKinds("expiring", "OPENED", "SUPPRESSED", "REOPENED");

        var reopened = transitions("expiring").get(2);
        assertThat(Instant.parse(reopened.path("at").asText())).isAfterOrEqualTo(soon.minusSeconds(1));
        assertThat(reopened.path("message").asText()).contains("for-expiring");
        assertThat(report("for-expiring").path("standing").asText()).isEqualTo("EXPIRED");
        assertThat(report("for-expiring").path("hidLately")).hasSize(1);
    }

    @Test
    void shouldSayWhatAnExceptionWouldHideAndHides() throws IOException {
        var file = exception("reported", "2999-12-31");
        var idle = exception("nobody", Instant.now().plusSeconds(9_000).toString());

        var simulated = FLEET.objects("exceptions", "simulate", file);
        var loud = FLEET.run("exceptions", "simulate", idle);
        FLEET.run("exceptions", "add", file, idle);
        awaitKinds("reported", "OPENED", "SUPPRESSED");

        assertThat(simulated).singleElement().satisfies(simulation -> {
            assertThat(simulation.path("hidesNothing").asBoolean()).isFalse();
            assertThat(simulation.at("/hides/0/subject/name").asText()).isEqualTo("reported");
        });
        assertThat(loud.err()).contains("the exception 'for-nobody' HIDES NOTHING; look at its scope");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(report("for-reported").path("hides")).hasSize(1));
        assertThat(report("for-reported").path("endsSoon").asBoolean()).isFalse();
        assertThat(report("for-nobody").path("hidesNothing").asBoolean()).isTrue();
        assertThat(report("for-nobody").path("endsSoon").asBoolean()).isTrue();
        assertThat(FLEET.run("exceptions", "report").out())
                .contains("hide nothing now: for-nobody", "hides 1 now, hid 0 lately");
        assertThat(FLEET.objects("posture", "--container", "reported").get(0).toString())
                .contains("\"suppressed\":{\"\":\"for-reported\"}");
    }

    @Test
    void shouldWriteExceptionsForWhatIsOpenNow() throws IOException {
        var file = directory.resolve("start.yaml");
        String[] accept = {
            "exceptions",
            "accept-current",
            "--reason",
            "was so before",
            "--requester",
            "alice",
            "--approver",
            "bob",
            "-o",
            file.toString()
        };

        var written = FLEET.run(accept);
        var again = FLEET.run(accept);

        assertThat(written.exitCode()).as(written.err()).isEqualTo(ExitCode.OK);
        assertThat(written.out()).contains("wrote 1 exceptions for");
        assertThat(Files.readString(file)).contains("\"accepted\"", "- \"" + RULE + "\"", "was so before");
        assertThat(again.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(again.err()).contains("is there already");
        assertThat(Cli.run("exceptions", "lint", file.toString()).out()).isEqualTo("1 exceptions in order\n");
    }

    @Test
    void shouldRefuseToRevokeWhatDoesNotHold() {
        var call = FLEET.run("exceptions", "revoke", "nobody-knows");

        assertThat(call.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(call.err().lines())
                .singleElement()
                .asString()
                .contains("not in force, so not to be revoked: nobody-knows", "hullmark exceptions list");
    }

    private static String exception(String container, String expires) throws IOException {
        return Files.writeString(
                        directory.resolve(container + ".yaml"), """
                id: for-%s
                type: risk-accepted
                scope: {rules: [%s], containers: [%s]}
                reason: it is fenced in
                requester: alice
                approver: bob
                expires: %s
                """.formatted(container, RULE, container, expires))
                .toString();
    }

    private static List<JsonNode> transitions(String container) {
        return FLEET.objects("violations", "--container", container, "--rule", RULE);
    }

    private static void awaitKinds(String container, String... kinds) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(transitions(container))
                        .extracting(violation -> violation.path("kind").asText())
                        .containsExactly(kinds));
    }

    private static List<JsonNode> listed(String id, String... flags) {
        var arguments = new java.util.ArrayList<>(List.of("exceptions", "list"));
        arguments.addAll(List.of(flags));
        return FLEET.objects(arguments.toArray(String[]::new)).stream()
                .filter(listed -> listed.path("id").asText().equals(id))
                .toList();
    }

    private static JsonNode report(String id) {
        return FLEET.objects("exceptions", "report").stream()
                .filter(effect -> effect.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
