package io.hullmark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** What a check says where people answer for what only they can tell. */
class CheckAttestationsTest extends JudgedFile {
    private static final String LOOKED = """
            id: looked
            scope: {rules: [looked-at, not-privileged]}
            statement: went through it
            by: alice
            stated: 2026-11-01
            link: https://wiki.example/1
            until: 2999-12-31
            """;

    @Test
    void shouldShowAndCountWhoAnswersForWhat() throws IOException {
        var call = attested(LOOKED, "--all");

        assertThat(call.exitCode()).as(call.err()).isEqualTo(ExitCode.OK);
        assertThat(call.out())
                .containsSubsequence(
                        "CRITICAL",
                        "not-privileged",
                        "MANUAL",
                        "looked-at",
                        "attested by alice at 2026-11-01T00:00:00Z until 3000-01-01T00:00:00Z: went through it (looked)",
                        "1 MANUAL (1 attested)");
    }

    @Test
    void shouldLeaveTheVerdictsAsTheyAreInJson() throws IOException {
        var plain = objects(check("web", "--output", "json"));
        var lines = objects(attested(LOOKED, "--output", "json"));

        assertThat(lines).hasSameSizeAs(plain);
        assertThat(lines)
                .filteredOn(line -> line.has("attestation"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.path("rule").asText()).isEqualTo("looked-at");
                    assertThat(line.path("verdict").asText()).isEqualTo("MANUAL");
                    assertThat(line.path("message").asText()).isEqualTo("look at it");
                    assertThat(line.path("attestation").toString())
                            .isEqualTo("{\"id\":\"looked\",\"by\":\"alice\",\"at\":\"2026-11-01T00:00:00Z\","
                                    + "\"until\":\"3000-01-01T00:00:00Z\",\"statement\":\"went through it\","
                                    + "\"link\":\"https://wiki.example/1\"}");
                });
    }

    @Test
    void shouldSayItNowWhereNobodySaysSinceWhen() throws IOException {
        var lines = objects(attested(LOOKED.replace("stated: 2026-11-01\n", ""), "--output", "json"));

        assertThat(lines)
                .filteredOn(line -> line.has("attestation"))
                .extracting(line -> Instant.parse(line.at("/attestation/at").asText()))
                .singleElement()
                .asInstanceOf(InstanceOfAssertFactories.INSTANT)
                .isAfter("2026-01-01T00:00:00Z");
    }

    @Test
    void shouldWarnOfWhatEndedAndWaitForWhatHasNotBegun() throws IOException {
        var ended = attested(LOOKED.replace("2026-11-01", "2001-01-01").replace("2999", "2001"), "--output", "json");
        var waiting = attested(LOOKED.replace("2026-11-01", "2998-01-01"), "--output", "json");

        assertThat(objects(ended)).noneMatch(line -> line.has("attestation"));
        assertThat(ended.err().lines())
                .containsExactly(
                        "hullmark: the attestation 'looked' expired at 2002-01-01T00:00:00Z and covers nothing");
        assertThat(objects(waiting)).noneMatch(line -> line.has("attestation"));
        assertThat(waiting.err()).isEmpty();
    }

    private Cli attested(String attestations, String... flags) throws IOException {
        var file = Files.writeString(directory.resolve("attestations.yaml"), attestations);
        var all = new ArrayList<>(List.of(flags));
        all.addAll(List.of("--attestations", file.toString()));
        return check("web", all.toArray(String[]::new));
    }
}
