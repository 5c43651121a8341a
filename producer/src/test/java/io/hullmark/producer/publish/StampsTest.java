package io.hullmark.producer.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.junit.jupiter.api.Test;

final class StampsTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private volatile Instant now = NOON;
    private final Stamps stamps = new Stamps(() -> now);

    @Test
    void shouldStampWithTheMomentOfObservation() {
        assertThat(stamps.stamp(NOON.minusSeconds(90)))
                .isEqualTo(NOON.minusSeconds(90).toEpochMilli());
    }

    @Test
    void shouldNeverStampWithTheFuture() {
        assertThat(stamps.stamp(NOON.plus(Duration.ofHours(2)))).isEqualTo(NOON.toEpochMilli());
    }

    @Test
    void shouldNeverStampWithATimeBeforeKafkaCounts() {
        assertThat(stamps.stamp(Instant.parse("1969-01-01T00:00:00Z"))).isZero();
    }

    @Test
    void shouldGoBackFurtherEachTimeTheBrokerRefuses() {
        stamps.refused(new InvalidTimestampException("from the future"));
        long first = stamps.stamp(NOON);
        stamps.refused(new InvalidTimestampException("from the future"));
        long second = stamps.stamp(NOON);

        assertThat(first).isEqualTo(NOON.minus(Duration.ofHours(1)).toEpochMilli());
        assertThat(second).isEqualTo(NOON.minus(Duration.ofHours(2)).toEpochMilli());
    }

    @Test
    void shouldReachTodayFromTheYear2099InFewSteps() {
        now = Instant.parse("2099-01-01T00:00:00Z");
        int refusals = 0;
        while (stamps.stamp(now) > NOON.toEpochMilli()) {
            stamps.refused(new InvalidTimestampException("from the future"));
            refusals++;
        }

        assertThat(refusals).isLessThan(25);
        assertThat(stamps.stamp(now)).isNotNegative();
    }

    @Test
    void shouldGoBackToTheLatestStampThatTheBrokerNames() {
        Instant latest = NOON.minus(Duration.ofHours(40));
        var refusal = new InvalidRecordException(
                "Timestamp 1 of message with offset 0 is out of range. The timestamp should be"
                        + " within [-9223370241553339610, " + latest.toEpochMilli() + "]");

        stamps.refused(refusal);

        assertThat(Stamps.isAbout(refusal)).isTrue();
        assertThat(stamps.stamp(NOON))
                .isEqualTo(latest.minus(Duration.ofMinutes(1)).toEpochMilli());
    }

    @Test
    void shouldTrustAClockAgainThatWasSetBack() {
        stamps.refused(new InvalidTimestampException("from the future"));
        now = NOON.minus(Duration.ofHours(2));

        assertThat(stamps.stamp(now)).isEqualTo(now.toEpochMilli());
        assertThat(stamps.ahead()).isZero();
    }
}
