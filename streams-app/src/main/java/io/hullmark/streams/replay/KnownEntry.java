package io.hullmark.streams.replay;

import io.hullmark.streams.replay.Stored.Place;
import io.hullmark.wire.JournalEntry;
import java.time.Instant;

/**
 * An entry of the journal that its successor has vouched for.
 *
 * @param entry the entry
 * @param place where it stands
 * @param known since when what it says was known here; never before that of an older entry
 */
public record KnownEntry(JournalEntry entry, Place place, Instant known) {}
