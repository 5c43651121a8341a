package io.hullmark.engine.conditions;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.engine.facts.Fact;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.journal.HeapShelf;
import io.hullmark.engine.picture.Shelf;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A host can't be seen from the moment at which its agent says so until it says otherwise. */
final class BlackoutsTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final Shelf<String, OpenGaps> shelf = new HeapShelf<>();
    private final Blackouts blackouts = new Blackouts(shelf);

    @Test
    void shouldEndWithTheLastOfItsCauses() {
        blackouts.see(begins("STREAM_BROKEN"));
        blackouts.see(begins("ENGINE_UNREACHABLE"));
        blackouts.see(ends("STREAM_BROKEN"));
        assertThat(blackouts.isOpen("h1")).isTrue();

        blackouts.see(ends("ENGINE_UNREACHABLE"));
        assertThat(blackouts.isOpen("h1")).isFalse();
    }

    @Test
    void shouldNotEndWithSomethingElseThatWasMissedMeanwhile() {
        blackouts.see(begins("STREAM_BROKEN"));
        blackouts.see(ends("SPOOL_OVERFLOWED"));

        assertThat(blackouts.isOpen("h1")).isTrue();
        assertThat(blackouts.isOpen("h2")).isFalse();
    }

    @Test
    void shouldEndWithAnotherAgentAndWithTheHost() {
        blackouts.see(begins("STREAM_BROKEN"));
        blackouts.see(ends("AGENT_STARTED"));
        assertThat(blackouts.isOpen("h1")).isFalse();

        blackouts.see(begins("STREAM_BROKEN"));
        blackouts.see(new Fact.Removed(ObjectKey.host("h1"), NOON, NOON));
        assertThat(blackouts.isOpen("h1")).isFalse();
        assertThat(shelf.find("h1")).isEmpty();
    }

    @Test
    void shouldBeKnownAfterARestart() {
        blackouts.see(begins("STREAM_BROKEN"));
        var restarted = new Blackouts(shelf);
        assertThat(restarted.isOpen("h1")).isTrue();

        restarted.see(ends("STREAM_BROKEN"));
        assertThat(new Blackouts(shelf).isOpen("h1")).isFalse();
    }

    private static Fact.CoverageLost begins(String cause) {
        return new Fact.CoverageLost("h1", NOON, Optional.empty(), cause, "", 0);
    }

    private static Fact.CoverageLost ends(String cause) {
        return new Fact.CoverageLost("h1", NOON, Optional.of(NOON.plusSeconds(60)), cause, "", 0);
    }
}
