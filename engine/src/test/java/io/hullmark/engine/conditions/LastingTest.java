package io.hullmark.engine.conditions;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.engine.facts.Evidence;
import io.hullmark.engine.rules.Bindings;
import io.hullmark.engine.rules.Signal;
import io.hullmark.engine.rules.Signal.Level;
import io.hullmark.engine.rules.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a condition begins, and when it ends. One letter is a sample: Raised, Lowered, Between, or Unknown; '-' is one that is missing. */
final class LastingTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration TICK = Duration.ofSeconds(10);

    @ParameterizedTest(name = "{0} for {1} s, quiet for {2} s: {3}")
    @CsvSource(delimiter = '|', textBlock = """
                    R          | 0  | 0  | H
                    RL         | 0  | 0  | Hc
                    RLR        | 0  | 0  | HcH
                    RRRR       | 30 | 0  | cccH
                    RRLRRRR    | 30 | 0  | ccccccH
                    RRBRRRR    | 30 | 0  | ccccccH
                    RURR       | 30 | 0  | cccH
                    R-RRR      | 30 | 0  | ccccc
                    R-RRRR     | 30 | 0  | cccccH
                    RRRRLL     | 30 | 0  | cccHcc
                    RRRRLL     | 30 | 10 | cccHHc
                    RRRRLLRLL  | 30 | 20 | cccHHHHHH
                    RRRRBBBB   | 30 | 0  | cccHHHHH
                    RRRRUUUL   | 30 | 0  | cccHHHHc
                    LLLL       | 0  | 0  | cccc
                    UUUU       | 0  | 0  | cccc
                    """)
    void shouldHoldWhile(String samples, int lasts, int quiet, String expected) {
        var watch = watch(lasts, quiet);
        var lasting = Lasting.clear("hash");
        var held = new StringBuilder();
        boolean gapped = false;
        for (int place = 0; place < samples.length(); place++) {
            var at = START.plus(TICK.multipliedBy(place));
            if (samples.charAt(place) == '-') {
                gapped = true;
                held.append('c');
                continue;
            }
            lasting = lasting.next(level(samples.charAt(place)), at, gapped, watch);
            gapped = false;
            held.append(lasting.holds() ? 'H' : 'c');
        }

        assertThat(held).hasToString(expected);
    }

    @Test
    void shouldTellSinceWhenItIsSo() {
        var watch = watch(20, 0);
        var lasting = Lasting.clear("hash");
        for (int tick = 1; tick <= 5; tick++) {
            lasting = lasting.next(Level.RAISED, START.plus(TICK.multipliedBy(tick)), false, watch);
        }

        assertThat(lasting.since()).isEqualTo(START.plus(TICK));
    }

    @Test
    void shouldBeTheSameWhileNothingTurns() {
        var watch = watch(60, 0);
        var rising = Lasting.clear("hash").next(Level.RAISED, START, false, watch);

        assertThat(rising.next(Level.RAISED, START.plus(TICK), false, watch)).isSameAs(rising);
    }

    @Test
    void shouldKeepWhatHoldsUnderAChangedRuleAndBeginTheRestAnew() {
        var held = Lasting.clear("old").next(Level.RAISED, START, false, watch(0, 0));
        var rising = Lasting.clear("old").next(Level.RAISED, START, false, watch(60, 0));

        assertThat(held.under("new").holds()).isTrue();
        assertThat(held.under("new").hash()).isEqualTo("new");
        assertThat(rising.under("new")).isEqualTo(Lasting.clear("new"));
    }

    private static Level level(char sample) {
        return switch (sample) {
            case 'R' -> Level.RAISED;
            case 'L' -> Level.LOWERED;
            case 'B' -> Level.BETWEEN;
            default -> Level.UNKNOWN;
        };
    }

    private static Watch.Sustained watch(int lasts, int quiet) {
        return new Watch.Sustained(new Silent(), Duration.ofSeconds(lasts), Duration.ofSeconds(quiet));
    }

    /** A signal that nobody asks. */
    private static final class Silent implements Signal {
        @Override
        public Level level(Bindings bindings) {
            return Level.UNKNOWN;
        }

        @Override
        public String missing(Bindings bindings) {
            return "";
        }

        @Override
        public Account account(Bindings bindings) {
            return new Account("", List.<Evidence>of());
        }
    }
}
