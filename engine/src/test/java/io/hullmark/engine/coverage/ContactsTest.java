package io.hullmark.engine.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.engine.coverage.Coverage.Gap;
import io.hullmark.engine.coverage.Coverage.Observed;
import io.hullmark.engine.coverage.Coverage.Silent;
import io.hullmark.engine.facts.Fact.CoverageLost;
import io.hullmark.engine.facts.Fact.HostConfirmed;
import io.hullmark.engine.facts.Fact.HostHeard;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whoever looks back knows whether a host was watched. */
final class ContactsTest {
    private static final Instant THEN = Instant.parse("2026-03-03T02:00:00Z");
    private static final Instant LATER = THEN.plusSeconds(86_400);
    private static final String HOST = "host-a";

    private final Contacts contacts = new Contacts(THEN);

    @Test
    void shouldCountAHostAsObservedThatWasHeardBeforeAndAgainInTime() {
        heartbeat(THEN.minusSeconds(8));
        heartbeat(THEN.plusSeconds(2));

        assertThat(contacts.of(HOST, LATER)).contains(new Observed(THEN.minusSeconds(8)));
    }

    @Test
    void shouldTellTwoIntervalsAndALittleFromSilence() {
        heartbeat(THEN.minusSeconds(1));
        heartbeat(THEN.plusSeconds(20));
        var intime = contacts.of(HOST, LATER);
        var tooLate = new Contacts(THEN);
        tooLate.heard(heartbeat(), THEN.minusSeconds(1));
        tooLate.heard(heartbeat(), THEN.plusSeconds(20).plusMillis(1));

        assertThat(intime).containsInstanceOf(Observed.class);
        assertThat(tooLate.of(HOST, LATER))
                .contains(new Silent(
                        THEN.minusSeconds(1), Optional.of(THEN.plusSeconds(20).plusMillis(1))));
    }

    @Test
    void shouldNotYetCallSilentWhatWasQuietForAMomentWhenThatWasAllThatWasKnown() {
        heartbeat(THEN.minusSeconds(15));

        assertThat(contacts.of(HOST, THEN)).containsInstanceOf(Observed.class);
        assertThat(contacts.of(HOST, LATER)).contains(new Silent(THEN.minusSeconds(15), Optional.empty()));
    }

    @Test
    void shouldTakeContactsInWhicheverOrderTheyCameIn() {
        heartbeat(THEN.plusSeconds(40));
        heartbeat(THEN.minusSeconds(40));
        heartbeat(THEN.plusSeconds(5));
        heartbeat(THEN.minusSeconds(5));

        assertThat(contacts.of(HOST, LATER)).contains(new Observed(THEN.minusSeconds(5)));
    }

    @Test
    void shouldNameTheGapThatTurnedOutLater() {
        heartbeat(THEN.minusSeconds(5));
        contacts.heard(lost(THEN.minusSeconds(60), Optional.of(THEN)), THEN.plusSeconds(4));
        var over = contacts.of(HOST, LATER);
        contacts.heard(lost(THEN.minusSeconds(1), Optional.of(THEN.plusSeconds(3))), THEN.plusSeconds(5));

        assertThat(over).containsInstanceOf(Observed.class);
        assertThat(contacts.of(HOST, LATER)).contains(new Gap("STREAM_BROKEN", "the stream broke"));
    }

    @Test
    void shouldSayNothingOfAHostThatWasNotHeardUntilThen() {
        heartbeat(THEN.plusSeconds(1));

        assertThat(contacts.of(HOST, LATER)).isEmpty();
        assertThat(contacts.of("host-b", LATER)).isEmpty();
    }

    @Test
    void shouldTakeAConfirmationForAHeartbeat() {
        contacts.heard(new HostConfirmed(HOST, Duration.ofHours(1), 7), THEN.minusSeconds(60));
        contacts.heard(new HostConfirmed(HOST, Duration.ofHours(1), 7), THEN.plusSeconds(3_000));

        assertThat(contacts.of(HOST, LATER)).containsInstanceOf(Observed.class);
    }

    @Test
    void shouldGoOnAfterContactsOfBefore() {
        heartbeat(THEN.minusSeconds(60));
        var later = new Contacts(THEN.plusSeconds(3_600), contacts.heard());

        assertThat(later.of(HOST, LATER)).isEqualTo(Optional.of(new Silent(THEN.minusSeconds(60), Optional.empty())));
    }

    private void heartbeat(Instant at) {
        contacts.heard(heartbeat(), at);
    }

    private static HostHeard heartbeat() {
        return new HostHeard(HOST, Duration.ofSeconds(10), Map.of());
    }

    private static CoverageLost lost(Instant from, Optional<Instant> to) {
        return new CoverageLost(HOST, from, to, "STREAM_BROKEN", "the stream broke", 0);
    }
}
