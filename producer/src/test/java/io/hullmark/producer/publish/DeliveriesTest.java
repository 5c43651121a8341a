package io.hullmark.producer.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.producer.spool.Entry;
import io.hullmark.producer.spool.Stream;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class DeliveriesTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final Deliveries deliveries = new Deliveries(now::get);

    @Test
    void shouldBeDoneOnlyUpToTheFirstRecordThatIsStillUnderWay() {
        deliveries.sent(1);
        deliveries.sent(2);
        deliveries.sent(3);
        deliveries.arrived(1);
        deliveries.arrived(3);

        assertThat(deliveries.doneUpTo()).isEqualTo(1);
        deliveries.arrived(2);
        assertThat(deliveries.doneUpTo()).isEqualTo(3);
    }

    @Test
    void shouldNotBeDoneWithASkippedRecordBeforeThoseAheadOfIt() {
        deliveries.sent(1);
        deliveries.skip(2);

        assertThat(deliveries.doneUpTo()).isZero();
        deliveries.arrived(1);
        assertThat(deliveries.doneUpTo()).isEqualTo(2);
    }

    @Test
    void shouldKeepTheOldestFailure() {
        deliveries.failed(entry(7), new IllegalStateException("seven"));
        deliveries.failed(entry(5), new IllegalStateException("five"));
        deliveries.failed(entry(6), new IllegalStateException("six"));

        assertThat(deliveries.failure().orElseThrow().entry().position()).isEqualTo(5);
    }

    @Test
    void shouldSayWhenTheBrokersKeepUsWaiting() {
        deliveries.sent(1);
        now.set(NOON.plusSeconds(9));
        assertThat(deliveries.overdue()).isEmpty();

        now.set(NOON.plusSeconds(30));

        assertThat(deliveries.overdue()).contains("no broker has acknowledged anything for 30 s");
    }

    private static Entry entry(long position) {
        return new Entry(position, Stream.OBSERVATIONS, 1, position, NOON, "web-7", new byte[] {1});
    }
}
