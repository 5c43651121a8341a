package io.hullmark.streams.replay;

import io.hullmark.streams.replay.Stored.Place;
import java.time.Instant;
import java.util.Optional;

/**
 * What a replay of one partition says of what was told live from it.
 *
 * @param partition the partition
 * @param facts the entries of its journal that were read
 * @param live what was told live in the span
 * @param replayed what the replay told in the span
 * @param missed transitions of the span that were not compared, because what was told live is no longer kept from so long ago
 * @param flaw why it is not proven that the two are the same; empty if it is
 */
public record Proof(int partition, Facts facts, Told live, Told replayed, long missed, Optional<Flaw> flaw) {

    /**
     * Entries of a journal.
     *
     * @param count how many were read, the span and all before it
     * @param within how many of them are in the span
     * @param chainEnd position of the next one and SHA-256 of the last one
     */
    public record Facts(long count, long within, String chainEnd) {}

    /**
     * Transitions.
     *
     * @param count how many
     * @param hash SHA-256 over the lengths and values of their records, 64 hex digits
     */
    public record Told(long count, String hash) {}

    /** Why nothing is proven. */
    public sealed interface Flaw {

        /** The journal is not as it was written; the message names topic, partition and offset. */
        record Damaged(Place place, String message) implements Flaw {}

        /** Entries at the beginning are no longer kept, so nobody can tell what followed; the chain holds from there. */
        record Beheaded(Place place, long position, Instant known) implements Flaw {}

        /**
         * The first transition that is not the same.
         *
         * @param position position of the entry of the journal that the replay had come to
         * @param live what was told live, in single-object encoding; empty where it told nothing
         * @param replayed what the replay told; empty where it told nothing
         */
        record Differs(long position, Optional<Stored> live, Optional<byte[]> replayed) implements Flaw {}
    }
}
