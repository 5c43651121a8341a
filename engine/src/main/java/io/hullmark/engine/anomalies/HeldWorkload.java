package io.hullmark.engine.anomalies;

import java.time.Instant;

/**
 * What is kept of what was learned of a workload: some 4 KB.
 *
 * @param baseline the bytes of its baseline
 * @param model the slice of a container of it, with which the next one begins
 * @param containers how many of its containers have been seen
 * @param seenAt when one was seen last
 */
@SuppressWarnings("ArrayRecordComponent") // these belong to nobody else and are never compared
public record HeldWorkload(byte[] baseline, int[] model, int containers, Instant seenAt) {}
