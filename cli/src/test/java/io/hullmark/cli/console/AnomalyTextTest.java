package io.hullmark.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.wire.AnomalyEnding;
import io.hullmark.wire.AnomalyScope;
import io.hullmark.wire.AnomalyState;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnomalyTextTest {
    private final AnomalyText text = new AnomalyText(Palette.PLAIN, ZoneOffset.UTC);

    @Test
    void shouldSayWhatIsUnusualAndByWhatItWasMeasured() {
        var opened = Told.anomaly(AnomalyState.OPENED).build();

        assertThat(text.lines(List.of(opened)))
                .containsExactly(
                        "12:00:00  container web (nginx:1.25) on host-a",
                        "  OPENED HIGH memory level shift",
                        "      858.3 MiB, usually 190.7 MiB to 286.1 MiB; score 0.91, since 11:57:00",
                        "      measured by 1500 samples of 2 containers of docker.io/library/nginx web in 25h; privileged,"
                                + " published 0.0.0.0:80->80/tcp, has a finding that is CRITICAL, no memory limit");
    }

    @Test
    void shouldSayWhyAndWhenItEnded() {
        var closed = Told.anomaly(AnomalyState.CLOSED)
                .setEnding(AnomalyEnding.BECAME_USUAL)
                .setDurationMillis(Duration.ofMinutes(63).toMillis())
                .build();

        assertThat(text.lines(List.of(closed)))
                .containsExactly(
                        "12:00:00  container web (nginx:1.25) on host-a",
                        "  CLOSED HIGH memory level shift  became usual after 1h3m");
    }

    @Test
    void shouldNameWhomItConcerns() {
        var group = Told.anomaly(AnomalyState.SUPPRESSED)
                .setExceptionId("waiver")
                .setScope(AnomalyScope.HOST)
                .setSubjectCount(22)
                .setSubjects(List.of(Told.subject(), Told.subject()))
                .build();

        assertThat(text.lines(List.of(group)))
                .startsWith(
                        "12:00:00  22 containers on host-a",
                        "  SUPPRESSED HIGH memory level shift  by exception waiver")
                .endsWith("      web on host-a, web on host-a and 20 more");
    }

    @Test
    void shouldSayUntilWhenAContainerIsLearned() {
        var learned = Told.anomaly(AnomalyState.LEARNING)
                .setDeviation(null)
                .setLearningUntil(Told.AT.plus(Duration.ofDays(1)))
                .build();

        assertThat(text.lines(List.of(learned)))
                .containsExactly("12:00:00  container web (nginx:1.25) on host-a", "  LEARNING until 2026-11-22 12:00");
    }
}
