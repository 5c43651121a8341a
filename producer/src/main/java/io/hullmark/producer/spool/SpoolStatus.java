package io.hullmark.producer.spool;

import java.util.Map;
import java.util.Optional;

/**
 * How the spool fares.
 *
 * @param records records that wait, in memory too
 * @param bytes what the waiting records take on disk
 * @param limit most bytes that they may take now
 * @param inMemory records that wait in memory because the disk refuses them
 * @param dropped records dropped since the spool began, by stream
 * @param trouble what is wrong with the disk, if anything
 */
public record SpoolStatus(
        long records, long bytes, long limit, long inMemory, Map<Stream, Long> dropped, Optional<String> trouble) {}
