package io.hullmark.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.wire.Attestation;
import io.hullmark.wire.Posture;
import io.hullmark.wire.RuleVerdict;
import io.hullmark.wire.VerdictKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PostureTextTest {
    private final PostureText text = new PostureText(Palette.PLAIN, false);

    @Test
    void shouldSayWhatIsSuppressedAndByWhom() {
        var posture = posture(
                verdict("no-etc", List.of("/a", "/b\u001b"), Map.of("/b\u001b", "half", "/a", "other")),
                verdict("not-privileged", List.of(), Map.of("", "waiver")));

        assertThat(text.block(posture))
                .containsExactly(
                        "container web (nginx:1.25) on host-a  2 FAIL, 3 suppressed",
                        "  FAIL no-etc  [/a, /b\\u001b]  suppressed: /a by other, /b\\u001b by half",
                        "  FAIL not-privileged  suppressed: waiver");
    }

    @Test
    void shouldSayNothingOfExceptionsWhereNothingIsSuppressed() {
        assertThat(text.block(posture(verdict("not-privileged", List.of(), Map.of()))))
                .containsExactly("container web (nginx:1.25) on host-a  1 FAIL", "  FAIL not-privileged");
    }

    @Test
    void shouldSayWhoAttestsWhatOnlyPeopleCanTell() {
        var attestation = new Attestation("looked", "al\u001bice", Told.AT, Instant.parse("2027-01-01T00:00:00Z"));
        var posture = posture(new RuleVerdict("asked", VerdictKind.MANUAL, "look", List.of(), Map.of(), attestation));

        assertThat(new PostureText(Palette.PLAIN, true).block(posture))
                .containsExactly(
                        "container web (nginx:1.25) on host-a  1 MANUAL, 1 attested",
                        "  MANUAL asked  attested by al\\u001bice until 2027-01-01T00:00:00Z: looked  look");
    }

    private static Posture posture(RuleVerdict... verdicts) {
        return new Posture(Told.subject(), Told.AT, Told.epoch(), List.of(verdicts));
    }

    private static RuleVerdict verdict(String rule, List<String> elements, Map<String, String> suppressed) {
        return new RuleVerdict(rule, VerdictKind.FAIL, "", elements, suppressed, null);
    }
}
