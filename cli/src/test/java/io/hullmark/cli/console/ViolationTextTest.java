package io.hullmark.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.wire.TransitionKind;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ViolationTextTest {
    private final ViolationText text = new ViolationText(Palette.PLAIN, ZoneOffset.UTC);

    @Test
    void shouldSayWhichExceptionSuppressesAFinding() {
        var suppressed = Told.violation(TransitionKind.SUPPRESSED)
                .setExceptionId("waiver")
                .setElement("/etc\u001b")
                .build();

        assertThat(text.blocks(List.of(suppressed)))
                .containsExactly(
                        "12:00:00  container web (nginx:1.25) on host-a  slice",
                        "  SUPPRESSED HIGH not-privileged  by exception waiver  [/etc\\u001b]");
    }

    @Test
    void shouldSayWhatIsWrongWithAFindingThatOpensAgain() {
        var reopened = Told.violation(TransitionKind.REOPENED)
                .setMessage("web is privileged (exception 'waiver' no longer covers it)")
                .build();

        assertThat(text.blocks(List.of(reopened)))
                .containsExactly(
                        "12:00:00  container web (nginx:1.25) on host-a  slice",
                        "  REOPENED HIGH not-privileged",
                        "      web is privileged (exception 'waiver' no longer covers it)",
                        "      do: Confine it.");
    }

    @Test
    void shouldSayInALineWhatItIsAbout() {
        var suppressed =
                Told.violation(TransitionKind.SUPPRESSED).setElement("/etc").build();

        assertThat(new ToldFinding(suppressed).line())
                .isEqualTo("HIGH not-privileged  container web (nginx:1.25) on host-a  [/etc]");
    }

    @Test
    void shouldNameTheExceptionInJson() {
        var suppressed = Told.violation(TransitionKind.SUPPRESSED)
                .setExceptionId("waiver")
                .build();

        assertThat(JsonLines.of(suppressed)).contains("\"kind\":\"SUPPRESSED\"", "\"exceptionId\":\"waiver\"");
    }
}
