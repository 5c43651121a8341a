package io.hullmark.engine.conditions;

import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.telemetry.Frame;
import io.hullmark.engine.telemetry.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One host whose frames come: which was the latest, and who is on it. */
final class HostWatch {
    /** Frames so many ticks apart are no longer taken for neighbours: one or two may be late or lost. */
    private static final int GRACE_TICKS = 3;

    /** With ticks of a second, a pause of the agent is no silence. */
    private static final Duration SHORTEST_GRACE = Duration.ofSeconds(15);

    private static final Duration LONGEST_TICK = Duration.ofHours(1);

    private final SubjectWatch self;
    private final Residents residents;
    private @Nullable Reading reading;
    private Instant measuredAt = Instant.EPOCH;
    private long bootEpoch;
    private long sequence;
    private Instant at;
    private Instant heardAt;
    private Instant keptAt;
    private Duration grace = SHORTEST_GRACE;
    private long sweptAt = -1;

    HostWatch(String hostId, Optional<Measured> known) {
        self = SubjectWatch.of(
                ObjectKey.host(hostId), known.map(Measured::lasting).orElse(Collections.emptySortedMap()));
        residents = new Residents(hostId);
        known.ifPresent(measured -> read(measured.reading(), measured.measuredAt()));
        bootEpoch = known.map(Measured::bootEpoch).orElse(Long.MIN_VALUE);
        sequence = known.map(Measured::sequence).orElse(0L);
        at = known.map(Measured::at).orElse(Instant.EPOCH);
        heardAt = at;
        keptAt = at;
    }

    SubjectWatch self() {
        return self;
    }

    /** The containers whose samples come. */
    Residents residents() {
        return residents;
    }

    /** The latest reading of the host itself; null before the first. */
    @Nullable
    Reading reading() {
        return reading;
    }

    /** When it was measured, by the host's clock. */
    Instant measuredAt() {
        return measuredAt;
    }

    /** Takes what was measured of the host itself for the latest. */
    void read(Reading now, Instant when) {
        reading = now.copy();
        measuredAt = when;
    }

    long bootEpoch() {
        return bootEpoch;
    }

    long sequence() {
        return sequence;
    }

    Instant at() {
        return at;
    }

    Instant keptAt() {
        return keptAt;
    }

    void kept(Instant when) {
        keptAt = when;
    }

    /** When the next frame must have come. */
    Instant deadline() {
        return heardAt.plus(grace);
    }

    /** Whether a frame is the next of its host: not one that came before, or that a clone of an older start sends. */
    Reception receive(Frame frame) {
        if (frame.bootEpoch() < bootEpoch) {
            return Reception.FOREIGN;
        }
        return frame.bootEpoch() == bootEpoch && frame.sequence() <= sequence ? Reception.REPEATED : Reception.TAKEN;
    }

    /** Takes a frame for the latest; whether so much is missing before it that nothing lasted through. */
    boolean advance(Frame frame, Instant when, Instant arrivedAt) {
        var tick = frame.tick().compareTo(LONGEST_TICK) > 0 ? LONGEST_TICK : frame.tick();
        grace = tick.multipliedBy(GRACE_TICKS);
        grace = grace.compareTo(SHORTEST_GRACE) < 0 ? SHORTEST_GRACE : grace;
        boolean gapped = when.isAfter(at.plus(grace)) || !when.isAfter(at);
        bootEpoch = frame.bootEpoch();
        sequence = frame.sequence();
        at = when;
        heardAt = arrivedAt;
        return gapped;
    }

    /** Whether containers of it may be gone that were there when this was asked the last time. */
    boolean mayHaveLost(long revision) {
        boolean changed = revision != sweptAt;
        sweptAt = revision;
        return changed;
    }
}
