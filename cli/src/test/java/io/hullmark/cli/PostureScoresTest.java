package io.hullmark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hullmark.cli.console.Palette;
import io.hullmark.cli.console.ScoreText;
import io.hullmark.cli.console.ScoredGroup;
import io.hullmark.engine.language.CelRules;
import io.hullmark.engine.rules.Compilation;
import io.hullmark.engine.rules.PolicyValues;
import io.hullmark.engine.rules.Rule;
import io.hullmark.wire.ObjectKind;
import io.hullmark.wire.Posture;
import io.hullmark.wire.RuleSetEpoch;
import io.hullmark.wire.RuleVerdict;
import io.hullmark.wire.Subject;
import io.hullmark.wire.VerdictKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two hosts: a has an image and two containers of it, b has one of a project. */
class PostureScoresTest {
    private static final List<Rule> RULES = List.of(
            rule("one", "enforce", "{framework: cis, version: '1', id: '5.1'}, {framework: nist, id: 'AC-6'}"),
            rule(
                    "two",
                    "enforce",
                    "{framework: cis, version: '1', id: '5.1'}, {framework: cis, version: '1', id: '5.2'}"),
            rule("shadow", "shadow", "{framework: cis, version: '1', id: '5.3'}"));

    private static final List<Posture> POSTURES = List.of(
            posture(ObjectKind.HOST, "a", "a", "", "", verdict("one", VerdictKind.PASS)),
            posture(
                    ObjectKind.CONTAINER,
                    "a",
                    "web",
                    "nginx:1",
                    "shop",
                    verdict("one", VerdictKind.FAIL),
                    verdict("two", VerdictKind.PASS),
                    verdict("shadow", VerdictKind.FAIL),
                    verdict("withdrawn", VerdictKind.FAIL)),
            posture(
                    ObjectKind.CONTAINER,
                    "a",
                    "job",
                    "nginx:1",
                    "",
                    verdict("one", VerdictKind.UNKNOWN),
                    verdict("two", VerdictKind.MANUAL)),
            posture(ObjectKind.IMAGE, "a", "nginx:1", "", "", verdict("two", VerdictKind.NOT_APPLICABLE)),
            posture(
                    ObjectKind.CONTAINER,
                    "b",
                    "db",
                    "db:1",
                    "shop",
                    suppressed("one", List.of(), ""),
                    suppressed("two", List.of("/x", "/y"), "/x")),
            posture(ObjectKind.UNRECOGNIZED, "b", "pod", "x", "shop", verdict("one", VerdictKind.PASS)));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "host      | b 0/2 (1) +0 +0 +0 of 1, a 2/3 (0) +1 +1 +1 of 4",
                "image     | db:1 0/2 (1) +0 +0 +0 of 1, nginx:1 1/2 (0) +1 +1 +1 of 3",
                "project   | shop 1/4 (1) +0 +0 +0 of 2, '' 0/0 (0) +1 +1 +0 of 1",
                "framework | nist 1/3 (1) +1 +0 +0 of 4, cis@1 2/5 (1) +1 +1 +1 of 5",
                "fleet     | fleet 2/5 (1) +1 +1 +1 of 5",
            })
    void shouldPutVerdictsTogetherTheWorstFirst(GroupBy by, String expected) {
        assertThat(said(PostureScores.of(POSTURES, by, Optional.empty(), RULES)))
                .containsExactly(expected.replace("''", "").split(", ", -1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fleet     | nist  | fleet 1/3 (1) +1 +0 +0 of 4",
                "framework | cis@1 | cis@1 5.1 2/5 (1) +1 +1 +1 of 5, cis@1 5.2 1/2 (0) +0 +1 +1 of 4",
                "framework | nist  | nist AC-6 1/3 (1) +1 +0 +0 of 4",
            })
    void shouldCountOnlyWhatServesAFramework(GroupBy by, String framework, String expected) {
        assertThat(said(PostureScores.of(POSTURES, by, Optional.of(framework), RULES)))
                .containsExactly(expected.split(", ", -1));
    }

    @Test
    void shouldSuggestAFrameworkThatThereIs() {
        assertThatThrownBy(() -> PostureScores.of(POSTURES, GroupBy.fleet, Optional.of("cis@2"), RULES))
                .isInstanceOf(Complaint.class)
                .hasMessageContaining("did you mean 'cis@1'?");
    }

    @Test
    void shouldShowATableInWhichOnlyAllIsHundredPercent() {
        var many = new ArrayList<Posture>();
        for (int i = 0; i < 2_000; i++) {
            many.add(posture(ObjectKind.CONTAINER, "h", "c" + i, "x", "", verdict("one", VerdictKind.PASS)));
        }
        many.add(posture(ObjectKind.CONTAINER, "h", "bad", "x", "", verdict("one", VerdictKind.FAIL)));
        many.add(posture(ObjectKind.HOST, "good", "good", "", "", verdict("one", VerdictKind.PASS)));

        var table = ScoreText.table(PostureScores.of(many, GroupBy.host, Optional.empty(), RULES), Palette.PLAIN);

        assertThat(table)
                .containsExactly(
                        "SCORE   COVERAGE  PASSED  FAILED ACCEPTED UNKNOWN  MANUAL NOT_APPLICABLE SUBJECTS  NAME",
                        "99.9%   100.0%      2000       1        0       0       0              0     2001  h",
                        "100.0%  100.0%         1       0        0       0       0              0        1  good");
    }

    @Test
    void shouldSayInJsonThatThereIsNoScore() {
        var group = PostureScores.of(POSTURES, GroupBy.project, Optional.empty(), RULES)
                .get(1);

        assertThat(ScoreText.tree("project", group).toString())
                .isEqualTo("{\"by\":\"project\",\"id\":\"\",\"name\":\"\",\"score\":null,\"coverage\":0.0,\"passed\":0,"
                        + "\"failed\":0,\"accepted\":0,\"unknown\":1,\"manual\":1,\"notApplicable\":0,\"subjects\":1}");
    }

    private static List<String> said(List<ScoredGroup> groups) {
        return groups.stream()
                .map(group -> "%s %d/%d (%d) +%d +%d +%d of %d"
                        .formatted(
                                group.name(),
                                group.card().passed(),
                                group.card().decided(),
                                group.card().accepted(),
                                group.card().unknown(),
                                group.card().manual(),
                                group.card().notApplicable(),
                                group.subjects()))
                .toList();
    }

    private static Posture posture(
            ObjectKind kind, String host, String name, String image, String project, RuleVerdict... verdicts) {
        var subject = Subject.newBuilder()
                .setKind(kind)
                .setHostId(host)
                .setHostName(host)
                .setId("id-" + name)
                .setName(name)
                .setImage(image)
                .setImageId("")
                .setComposeProject(project)
                .setComposeService("")
                .setOwner("")
                .build();
        return new Posture(subject, Instant.EPOCH, new RuleSetEpoch(1L, "0123456789abcdef"), List.of(verdicts));
    }

    private static RuleVerdict verdict(String rule, VerdictKind verdict) {
        return new RuleVerdict(rule, verdict, "", List.of(), Map.of(), null);
    }

    private static RuleVerdict suppressed(String rule, List<String> elements, String element) {
        return new RuleVerdict(rule, VerdictKind.FAIL, "", elements, Map.of(element, "waiver"), null);
    }

    private static Rule rule(String id, String mode, String controls) {
        var compiled = new CelRules().compile("""
                        id: %s
                        title: It is confined
                        subject: container
                        severity: high
                        mode: %s
                        require: "!container.privileged"
                        message: it is privileged
                        remediation: Confine it.
                        controls: [%s]
                        """.formatted(id, mode, controls), PolicyValues.NONE);
        return ((Compilation.Accepted) compiled).rule();
    }
}
