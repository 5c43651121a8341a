package io.hullmark.streams.savepoints;

import io.hullmark.streams.journal.ChainEnd;
import java.time.Instant;

/** What is known of the entries that were read so far, to say where milestones stand. For one thread. */
public final class Trail {
    private final Spacing spacing;
    private Instant begins = Instant.MAX;
    private Instant known = Instant.MIN;
    private Instant latest = Instant.MIN;
    private Instant earliest = Instant.MAX;
    private long since;

    private Trail(Spacing spacing) {
        this.spacing = spacing;
    }

    /** Before the first entry. */
    static Trail ofNothing(Spacing spacing) {
        return new Trail(spacing);
    }

    /** Behind a milestone. */
    static Trail from(Milestone milestone, Spacing spacing) {
        var trail = new Trail(spacing);
        trail.begins = milestone.begins();
        trail.known = milestone.known();
        trail.latest = milestone.latest();
        trail.since = milestone.position();
        return trail;
    }

    /** An entry was read that took effect at a time and was known at another. */
    public void pass(Instant at, Instant knownAt) {
        begins = knownAt.isBefore(begins) ? knownAt : begins;
        known = knownAt;
        latest = at.isAfter(latest) ? at : latest;
        earliest = at.isBefore(earliest) ? at : earliest;
    }

    /**
     * Whether a milestone stands here.
     *
     * @param position of the next entry
     * @param next when it was known
     */
    public boolean isDueBefore(long position, Instant next) {
        return position - since >= spacing.entries() && spacing.isCrossed(known, next);
    }

    /** The milestone that stands here; what comes next leads to another one. */
    public Milestone milestone(ChainEnd end, long offset) {
        var milestone = new Milestone(end, offset, begins, known, latest, since, earliest);
        since = end.position();
        earliest = Instant.MAX;
        return milestone;
    }
}
