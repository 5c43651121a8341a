package io.hullmark.streams.savepoints;

import io.hullmark.streams.journal.ChainEnd;
import java.time.Instant;

/**
 * A place between two entries of a partition's journal, and what must be known of the entries before it to read on from there.
 *
 * @param end where the chain stands: the position of the next entry, and the hash of the last one
 * @param offset of the record that holds the next entry
 * @param begins when the first entry of all was known
 * @param known when the last entry before was known
 * @param latest the latest time at which an entry before took effect
 * @param since position of the milestone before, 0 for the first
 * @param earliest the earliest time at which an entry took effect since the milestone before
 */
public record Milestone(
        ChainEnd end, long offset, Instant begins, Instant known, Instant latest, long since, Instant earliest) {
    /** Position of the next entry. */
    public long position() {
        return end.position();
    }
}
