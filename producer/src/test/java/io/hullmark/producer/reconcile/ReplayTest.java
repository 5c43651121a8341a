package io.hullmark.producer.reconcile;

import static io.hullmark.producer.reconcile.Replay.Arrival.NEW;
import static io.hullmark.producer.reconcile.Replay.Arrival.NEW_AFTER_A_GAP;
import static io.hullmark.producer.reconcile.Replay.Arrival.REPEATED;
import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.producer.docker.EngineEvent;
import io.hullmark.wire.ObjectKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReplayTest {
    private static final Optional<Instant> NOON = Optional.of(Instant.parse("2026-11-21T12:00:00Z"));

    private final Replay replay = new Replay(Duration.ofSeconds(25));

    @Test
    void shouldBeginShortlyBeforeTheLastEvent() {
        replay.opened(NOON, true);
        replay.admit(at(60));

        assertThat(replay.since()).contains(nanos(35));
    }

    @Test
    void shouldBeginWhereItBeganToListenWhenNothingHappened() {
        replay.opened(NOON, true);

        assertThat(replay.since()).contains(nanos(-1));
    }

    @Test
    void shouldDropWhatIsRepeated() {
        replay.opened(NOON, true);
        replay.admit(at(60));
        replay.opened(NOON, false);

        assertThat(replay.admit(at(60))).isEqualTo(REPEATED);
        assertThat(replay.admit(at(61))).isEqualTo(NEW);
        assertThat(replay.forgotten()).isFalse();
    }

    @Test
    void shouldNoticeThatTheLastEventIsNotRepeated() {
        replay.opened(NOON, true);
        replay.admit(at(60));
        replay.opened(NOON, false);

        assertThat(replay.admit(at(65))).isEqualTo(NEW_AFTER_A_GAP);
        assertThat(replay.admit(at(66))).isEqualTo(NEW);
    }

    @Test
    void shouldNoticeAnOlderEventThatNeverCame() {
        replay.opened(NOON, true);
        replay.admit(at(50));
        replay.admit(at(60));
        replay.opened(NOON, false);

        assertThat(replay.admit(at(50))).isEqualTo(REPEATED);
        assertThat(replay.admit(at(55))).isEqualTo(NEW_AFTER_A_GAP);
        assertThat(replay.admit(at(60))).isEqualTo(REPEATED);
        assertThat(replay.since()).contains(nanos(35));
    }

    @Test
    void shouldNotMissWhatHappenedWhileTheFirstStreamBegan() {
        replay.opened(NOON, true);
        replay.admit(at(20));
        replay.opened(NOON, false);

        assertThat(replay.admit(at(0))).isEqualTo(NEW);
        assertThat(replay.admit(at(20))).isEqualTo(REPEATED);
        assertThat(replay.forgotten()).isFalse();
    }

    @Test
    void shouldNoticeThatTheEngineRepeatedNothingAtAll() {
        replay.opened(NOON, true);
        replay.admit(at(60));
        replay.opened(NOON, false);

        assertThat(replay.forgotten()).isTrue();
    }

    @Test
    void shouldExpectNothingAfterABreakThatIsMadeUpForAnyway() {
        replay.opened(NOON, true);
        replay.admit(at(60));
        replay.opened(NOON, true);

        assertThat(replay.forgotten()).isFalse();
        assertThat(replay.admit(at(90))).isEqualTo(NEW);
    }

    @Test
    void shouldDropWhatHappenedBeforeAnybodyListened() {
        replay.opened(NOON, true);

        assertThat(replay.admit(at(-30))).isEqualTo(REPEATED);
    }

    @Test
    void shouldFollowAClockThatIsSetBack() {
        replay.opened(NOON, true);
        replay.admit(at(3_600));
        replay.forget();
        replay.opened(NOON, false);

        assertThat(replay.admit(at(10))).isEqualTo(NEW);
        assertThat(replay.since()).contains(nanos(-1));
    }

    @Test
    void shouldNeverTakeEventsWithoutATimeForRepeated() {
        replay.opened(NOON, true);
        var timeless = new EngineEvent(ObjectKind.CONTAINER, "c", "start", "", Map.of(), 0, Instant.EPOCH);

        assertThat(replay.admit(timeless)).isEqualTo(NEW);
        assertThat(replay.admit(timeless)).isEqualTo(NEW);
    }

    private static EngineEvent at(int seconds) {
        long nanos = nanos(seconds);
        return new EngineEvent(
                ObjectKind.CONTAINER, "c", "start", "", Map.of(), nanos, Instant.ofEpochSecond(0, nanos));
    }

    private static long nanos(int secondsAfterNoon) {
        return (NOON.orElseThrow().getEpochSecond() + secondsAfterNoon) * 1_000_000_000;
    }
}
