package io.hullmark.producer.observe;

import java.time.Instant;

/**
 * A container that runs, as far as the engine told.
 *
 * @param id its full id, 64 hex digits
 * @param pid its first process, as the engine's host counts them
 * @param startedAt when it started
 * @param network whether it has a network of its own
 */
public record RunningContainer(String id, long pid, Instant startedAt, Network network) {
    /** Whose network interfaces a container sees. */
    public enum Network {
        /** Interfaces of its own, or none. */
        OWN,
        /** Those of the host or of another container. */
        SHARED
    }
}
