package io.hullmark.streams.savepoints;

import io.hullmark.engine.coverage.Contacts.Heard;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.journal.HeapMemory;
import io.hullmark.wire.Posture;
import java.util.SortedMap;

/**
 * What is remembered of a partition's journal at a milestone, by a fold that took every entry before it and none behind.
 *
 * @param milestone where that is
 * @param memory the fold's own
 * @param postures what rules said last of each subject that is there
 * @param heard the hosts, and when they were last heard
 */
public record Savepoint(
        Milestone milestone,
        HeapMemory memory,
        SortedMap<ObjectKey, Posture> postures,
        SortedMap<String, Heard> heard) {}
