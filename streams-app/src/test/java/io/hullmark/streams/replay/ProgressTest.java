package io.hullmark.streams.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whoever waits for a replay is told how long. */
final class ProgressTest {
    private final Progress progress = new Progress();

    @Test
    void shouldExpectTheRestToGoOnAsItBegan() {
        progress.expect(300);
        progress.expect(100);
        progress.advance(100);

        assertThat(progress.share()).isEqualTo(0.25);
        assertThat(progress.left(Duration.ofMinutes(1))).contains(Duration.ofMinutes(3));
    }

    @Test
    void shouldNotGuessBeforeAnythingIsDone() {
        progress.expect(100_000);
        progress.advance(10);

        assertThat(progress.left(Duration.ofMinutes(1))).isEmpty();
    }

    @Test
    void shouldBeDoneWithMoreThanWasExpected() {
        progress.expect(10);
        progress.advance(11);

        assertThat(progress.share()).isEqualTo(1);
    }
}
