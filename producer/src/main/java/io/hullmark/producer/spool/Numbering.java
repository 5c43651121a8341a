package io.hullmark.producer.spool;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the numbering stands in this process, and what was lost since somebody last asked. */
final class Numbering {
    private final SpoolDirectory directory;
    private final Clock clock;
    private final Incidents incidents = new Incidents();
    private SpoolState state;

    Numbering(SpoolDirectory directory, Clock clock, SpoolState state) {
        this.directory = directory;
        this.clock = clock;
        this.state = state;
    }

    SpoolState state() {
        return state;
    }

    void number(SpoolState next) {
        state = next;
    }

    /**
     * Counts what was dropped. Dropped frames are told by their count in heartbeats and by the hole in their own sequence: they are no
     * gap in what was observed, and what follows a gap, all snapshots anew, would fill a full spool.
     */
    void dropped(Stream stream, Stock gone) {
        state = state.dropping(stream, gone.records());
        if (stream == Stream.OBSERVATIONS) {
            incidents.overflowed(stream, gone, clock.instant());
        }
    }

    void dropped(Entry entry) {
        dropped(entry.stream(), new Stock(1, 0, 0, Optional.of(entry.at()), Optional.of(entry.at())));
    }

    /** Begins a new sequence, because records of this one are lost and nobody can tell which. */
    void renew(long atLeast, long lost, String why) {
        Instant since = state.lastMoment();
        state = state.renewed(state.owner(), directory.nextEpoch(clock.millis(), Math.max(atLeast - 1, state.epoch())));
        incidents.add(new Incident(Incident.Cause.DAMAGED, since, clock.instant(), lost, why));
    }

    /** Takes over what opening the file said of it. */
    void damaged(Optional<Incident> damage) {
        damage.ifPresent(incidents::add);
    }

    List<Incident> incidents() {
        return incidents.drain();
    }

    Map<Stream, Long> dropped() {
        return state.dropped();
    }
}
