package io.hullmark.engine.picture;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is kept of a host beside its objects. Written at every heartbeat, so it is small.
 *
 * @param heardAt when its agent was last heard; older by up to half an interval when something else than a heartbeat was heard
 * @param interval longest time between two heartbeats, as the agent promised
 * @param silentSince since when it has not been heard for too long
 * @param gap the oldest gap that is still open
 * @param confirmedAt when a heartbeat last proved that the picture is complete and true
 * @param sum what its objects add up to, to compare with a heartbeat at a glance
 * @param outstanding how many of its objects wait for a snapshot
 * @param unseenSince since when its agent, though it is heard, says that it can't see its engine
 */
public record HostState(
        Instant heardAt,
        Duration interval,
        Optional<Instant> silentSince,
        Optional<Gap> gap,
        Optional<Instant> confirmedAt,
        DigestSum sum,
        int outstanding,
        Optional<Instant> unseenSince) {

    /**
     * An interval in which something may have been missed.
     *
     * @param cause name of its cause, such as "STREAM_BROKEN"
     * @param detail what happened, for a person
     * @param from when it began
     */
    public record Gap(String cause, String detail, Instant from) {}

    static HostState first(Instant at) {
        return new HostState(
                at,
                Silence.FIRST_INTERVAL,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                DigestSum.EMPTY,
                0,
                Optional.empty());
    }

    boolean sameDeadline(HostState other) {
        return heardAt.equals(other.heardAt)
                && interval.equals(other.interval)
                && silentSince.equals(other.silentSince);
    }

    HostState heard(Instant at) {
        return new HostState(at, interval, Optional.empty(), gap, confirmedAt, sum, outstanding, unseenSince);
    }

    HostState silent() {
        return new HostState(heardAt, interval, Optional.of(heardAt), gap, confirmedAt, sum, outstanding, unseenSince);
    }

    HostState promising(Duration promised) {
        return new HostState(heardAt, promised, silentSince, gap, confirmedAt, sum, outstanding, unseenSince);
    }

    HostState confirmed(Instant at) {
        return new HostState(heardAt, interval, silentSince, gap, Optional.of(at), sum, outstanding, unseenSince);
    }

    HostState closed() {
        return new HostState(
                heardAt, interval, silentSince, Optional.empty(), confirmedAt, sum, outstanding, unseenSince);
    }

    HostState with(Gap opened) {
        return new HostState(
                heardAt, interval, silentSince, Optional.of(opened), confirmedAt, sum, outstanding, unseenSince);
    }

    HostState with(DigestSum other, int waiting) {
        return new HostState(heardAt, interval, silentSince, gap, confirmedAt, other, waiting, unseenSince);
    }

    HostState unseen(Instant since) {
        return new HostState(heardAt, interval, silentSince, gap, confirmedAt, sum, outstanding, Optional.of(since));
    }

    HostState seen() {
        return new HostState(heardAt, interval, silentSince, gap, confirmedAt, sum, outstanding, Optional.empty());
    }
}
