package io.hullmark.streams.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A span begins with its first moment and ends before its last. */
final class SpanTest {
    private static final Instant FROM = Instant.parse("2026-03-03T02:00:00Z");
    private static final Instant TO = FROM.plusSeconds(60);

    @Test
    void shouldContainItsFirstMomentAndNotItsLast() {
        var span = new Span(FROM, TO);

        assertThat(span.contains(FROM)).isTrue();
        assertThat(span.contains(FROM.minusNanos(1))).isFalse();
        assertThat(span.contains(TO)).isFalse();
        assertThat(span.isOver(TO)).isTrue();
        assertThat(span.isOver(TO.minusNanos(1))).isFalse();
    }

    @Test
    void shouldRefuseToEndBeforeItBegins() {
        assertThatThrownBy(() -> new Span(FROM, FROM)).hasMessageContaining("ends after it begins");
    }
}
