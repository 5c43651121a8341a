package io.hullmark.producer.reconcile;

import io.hullmark.producer.docker.EngineAddress;
import io.hullmark.producer.host.HostLocation;
import io.hullmark.producer.redact.Redactor;
import java.time.Duration;

/**
 * What an agent must be told before it can watch an engine.
 *
 * @param address where the engine is
 * @param hostId the host's identity in our records
 * @param redactor keeps secrets on the host, with a key that is the same after a restart
 * @param reconcileEvery between two comparisons with the engine's lists when all is well
 * @param processes whether to look which programs run in containers
 * @param location where the files and processes of the engine's host are, if it is a local one
 * @param rhythm everything else that takes time
 */
public record WatchSettings(
        EngineAddress address,
        String hostId,
        Redactor redactor,
        Duration reconcileEvery,
        boolean processes,
        HostLocation location,
        Rhythm rhythm) {
    private static final Duration SHORTEST_RECONCILE = Duration.ofSeconds(1);

    public WatchSettings {
        if (hostId.isBlank()) {
            throw new IllegalArgumentException("the host id must not be blank");
        }
        if (reconcileEvery.compareTo(SHORTEST_RECONCILE) < 0) {
            throw new IllegalArgumentException(
                    "the time between two comparisons with the engine must be at least PT1S, got " + reconcileEvery);
        }
    }

    /** The usual settings: compare every five minutes, look at processes. */
    public static WatchSettings of(EngineAddress address, String hostId, Redactor redactor) {
        return new WatchSettings(
                address, hostId, redactor, Duration.ofMinutes(5), true, HostLocation.HERE, Rhythm.STEADY);
    }

    public WatchSettings withReconcileEvery(Duration every) {
        return new WatchSettings(address, hostId, redactor, every, processes, location, rhythm);
    }

    public WatchSettings withoutProcesses() {
        return new WatchSettings(address, hostId, redactor, reconcileEvery, false, location, rhythm);
    }

    public WatchSettings withLocation(HostLocation other) {
        return new WatchSettings(address, hostId, redactor, reconcileEvery, processes, other, rhythm);
    }

    public WatchSettings withRhythm(Rhythm other) {
        return new WatchSettings(address, hostId, redactor, reconcileEvery, processes, location, other);
    }
}
