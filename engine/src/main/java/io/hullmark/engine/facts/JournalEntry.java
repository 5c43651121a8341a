package io.hullmark.engine.facts;

import java.time.Instant;

/**
 * One fact at the place where it took effect.
 *
 * @param partition partition of the journal
 * @param position position in that partition, from 0, without holes
 * @param at when it took effect
 * @param fact the fact
 */
public record JournalEntry(int partition, long position, Instant at, Fact fact) {}
