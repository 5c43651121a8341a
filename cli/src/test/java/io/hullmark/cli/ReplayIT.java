package io.hullmark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Drafts tried on the journal of a cluster. */
final class ReplayIT {
    private static final String RULE = "container-not-privileged";
    /** One rule alone: others could still come into force when the span begins. */
    private static final String RULES = "cis-docker/containers/" + RULE + ".yaml";

    @TempDir
    static Path directory;

    @RegisterExtension
    static final Fleet FLEET = Fleet.of(() -> directory, labelled("web")).judgedBy(RULES);

    @SuppressWarnings("NullAway.Init")
    private static String from;

    @BeforeAll
    static void start() {
        FLEET.awaitOne("violations", "--open", "--container", "web", "--rule", RULE);
        from = Instant.now().toString();
    }

    @Test
    void shouldTellNothingOfTheRulesThatAreInForce() {
        var replay = FLEET.run("replay", "--from", from, "--rules", "../rules/" + RULES, "--diff", "live");

        assertThat(replay.exitCode()).as(replay.err()).isEqualTo(ExitCode.OK);
        assertThat(replay.out()).contains("nothing would have been otherwise");
    }

    @Test
    void shouldTellWhatAnExceptionWouldSuppress() throws IOException {
        var exception = Files.writeString(directory.resolve("exception.yaml"), """
                id: web-may
                type: risk-accepted
                scope: {rules: [%s], containers: [web]}
                reason: it is fenced in
                requester: alice
                approver: bob
                expires: 2999-12-31
                """.formatted(RULE));

        var deviations = FLEET.objects("replay", "--from", from, "--exceptions", exception.toString());

        assertThat(deviations).singleElement().satisfies(suppressed -> {
            assertThat(suppressed.path("change").asText()).isEqualTo("SUPPRESSED");
            assertThat(suppressed.path("rule").asText()).isEqualTo(RULE);
            assertThat(suppressed.path("since").asText()).isEqualTo(from);
            assertThat(suppressed.at("/subject/name").asText()).isEqualTo("web");
            assertThat(suppressed.at("/draft/exception").asText()).isEqualTo("web-may");
        });
    }

    @Test
    void shouldFailWhereADraftWouldFlood() throws IOException {
        var draft = Files.createDirectory(directory.resolve("draft"));
        Files.writeString(draft.resolve("always.yaml"), """
                id: container-always
                title: Containers are not
                subject: container
                severity: low
                require: "container.name == ''"
                message: "{container.name} is"
                remediation: Remove it.
                """);
        String[] replay = {"replay", "--from", from, "--rules", draft.toString(), "--rule", "container-always"};

        var allowed = FLEET.run(replay);
        var flooded = FLEET.run(Commands.with(replay, "--max-opened", "0"));
        var page = FLEET.run(Commands.with(replay, "--output", "html"));

        assertThat(allowed.exitCode()).as(allowed.err()).isEqualTo(ExitCode.OK);
        assertThat(allowed.out()).contains("1 would open", "container-always", "container web");
        assertThat(flooded.exitCode()).isEqualTo(ExitCode.FLOOD);
        assertThat(flooded.out()).isNotEmpty();
        assertThat(flooded.err()).contains("the draft would open 1 findings, and --max-opened is 0");
        assertThat(page.out()).startsWith("<!DOCTYPE html>").contains("<svg");
    }

    @Test
    void shouldSayWhereNothingIsKnown() {
        var replay = FLEET.run("replay", "--from", "2020-01-01T00:00:00Z", "--to", "2020-01-02T00:00:00Z", "--shadow");

        assertThat(replay.exitCode()).isEqualTo(ExitCode.NOT_IN_ORDER);
        assertThat(replay.err()).contains("the journal begins at", "nobody knows what was from 2020-01-01T00:00:00Z");
    }

    @Test
    void shouldSelectByLabelAndFrameworkInThePast() {
        var now = Instant.now().toString();

        var labelled = FLEET.objects("posture", "--as-of", now, "--label", "team=shop");
        var other = FLEET.objects("posture", "--as-of", now, "--label", "team=pay");
        var served = FLEET.objects("posture", "--as-of", now, "--framework", "cis-docker@1.8.0", "--rule", RULE);

        assertThat(labelled)
                .extracting(subject -> subject.at("/subject/name").asText())
                .containsExactly("web");
        assertThat(other).isEmpty();
        assertThat(served)
                .singleElement()
                .satisfies(subject -> assertThat(subject.path("verdicts")).hasSize(1));
    }

    private static ObjectNode labelled(String name) {
        var inspect = Fleet.privileged(name);
        inspect.withObject("/Config/Labels").put("team", "shop");
        return inspect;
    }
}
