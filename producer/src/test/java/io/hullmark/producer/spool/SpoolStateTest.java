package io.hullmark.producer.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class SpoolStateTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void shouldReadWhatItWrote() {
        SpoolState state = SpoolState.fresh("web-7", 42, "boot-1", NOON)
                .numbered(Stream.OBSERVATIONS, NOON.plusSeconds(1))
                .numbered(Stream.TELEMETRY, NOON.plusSeconds(2))
                .dropping(Stream.TELEMETRY, 7);

        assertThat(SpoolState.parse(state.bytes())).contains(state);
    }

    @Test
    void shouldReadNothingOfAStateThatIsCutOrOfAnotherVersion() {
        byte[] bytes = SpoolState.fresh("web-7", 42, "boot-1", NOON).bytes();
        byte[] later = bytes.clone();
        later[0]++;

        assertThat(SpoolState.parse(Arrays.copyOf(bytes, bytes.length - 1))).isEmpty();
        assertThat(SpoolState.parse(later)).isEmpty();
    }

    @Test
    void shouldGoOnWithoutAHoleInTheSameBoot() {
        SpoolState state = SpoolState.fresh("web-7", 42, "boot-1", NOON).numbered(Stream.OBSERVATIONS, NOON);

        SpoolState next = state.resumed("boot-1").numbered(Stream.OBSERVATIONS, NOON);

        assertThat(next.sequence(Stream.OBSERVATIONS)).isEqualTo(2);
    }

    @Test
    void shouldSkipTheNumbersThatMayHaveBeenSentBeforeAPowerFailure() {
        SpoolState onDisk = SpoolState.fresh("web-7", 42, "boot-1", NOON).numbered(Stream.OBSERVATIONS, NOON);

        SpoolState next = onDisk.resumed("boot-2").numbered(Stream.OBSERVATIONS, NOON);

        assertThat(next.sequence(Stream.OBSERVATIONS)).isEqualTo(onDisk.reserved() + 1);
        assertThat(next.reserved()).isGreaterThan(onDisk.reserved());
    }

    @Test
    void shouldLeaveNoHoleAfterAnOrderlyEndAndAReboot() {
        SpoolState ended = SpoolState.fresh("web-7", 42, "boot-1", NOON)
                .numbered(Stream.OBSERVATIONS, NOON)
                .settled();

        SpoolState next = ended.resumed("boot-2").numbered(Stream.OBSERVATIONS, NOON);

        assertThat(next.sequence(Stream.OBSERVATIONS)).isEqualTo(2);
    }
}
