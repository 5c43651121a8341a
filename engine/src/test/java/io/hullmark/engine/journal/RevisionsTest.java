package io.hullmark.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.engine.facts.Condition;
import io.hullmark.engine.facts.Fact;
import io.hullmark.engine.facts.JournalEntry;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.fixtures.Bodies;
import io.hullmark.engine.fixtures.Observed;
import io.hullmark.engine.language.CelRules;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Whoever stands beside the fold sees by a number whether it has to look at a host again. */
final class RevisionsTest {
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    private final Observed web = Observed.container("h1", "1".repeat(64));
    private final JournalFold fold = new JournalFold(new CelRules(), new Bodies(), new HeapMemory());
    private long position;

    @Test
    void shouldTellOfASnapshotThatSaysSomethingElse() {
        apply(web.taken());

        assertThat(changes(web.with("memory", 10L).taken())).isTrue();
    }

    @Test
    void shouldTellOfAContainerThatIsNewAndOfOneThatIsGone() {
        assertThat(changes(web.taken())).isTrue();
        assertThat(changes(new Fact.Removed(web.key(), AT, AT))).isTrue();
    }

    @Test
    void shouldTellOfConditionsAndOfWhatIsMeasured() {
        apply(web.taken());
        var condition = new Condition("many", "hash", AT, "20 processes", List.of());

        assertThat(changes(new Fact.ConditionChanged(web.key(), condition, true)))
                .isTrue();
        assertThat(changes(new Fact.MeasurementChanged(web.key(), Optional.of("nobody may"), new TreeMap<>())))
                .isTrue();
    }

    @Test
    void shouldTellOfWhatIsKnownOfTheHostItself() {
        apply(web.taken());

        assertThat(changes(Observed.host("h1").taken())).isTrue();
        assertThat(changes(new Fact.MeasurementChanged(
                        ObjectKey.host("h1"), Optional.of("no telemetry"), new TreeMap<>())))
                .isTrue();
    }

    @Test
    void shouldNotTellOfOtherHosts() {
        apply(web.taken());

        assertThat(changes(Observed.container("h2", "2".repeat(64)).taken())).isFalse();
    }

    @Test
    void shouldNeverTellOfANumberTwice() {
        apply(web.taken());
        long before = fold.revision("h1");
        apply(web.with("memory", 10L).taken());
        apply(web.taken());

        assertThat(fold.revision("h1")).isGreaterThan(before);
    }

    private boolean changes(Fact fact) {
        long before = fold.revision("h1");
        apply(fact);
        return fold.revision("h1") != before;
    }

    private void apply(Fact fact) {
        fold.apply(new JournalEntry(0, position++, AT, fact));
    }
}
