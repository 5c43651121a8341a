package io.hullmark.producer.agent;

import java.util.Optional;

/**
 * How looking goes.
 *
 * @param trouble why nothing or not everything is seen; empty when all is well
 * @param events events that were heard
 * @param lostEvents events that came too fast to be kept
 * @param unreadable objects that can't be inspected now
 */
public record SourceStatus(Optional<String> trouble, long events, long lostEvents, int unreadable) {
    static final SourceStatus FINE = new SourceStatus(Optional.empty(), 0, 0, 0);
}
