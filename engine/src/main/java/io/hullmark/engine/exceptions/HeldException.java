package io.hullmark.engine.exceptions;

import io.hullmark.engine.facts.PolicyException;
import java.time.Instant;

/**
 * What is kept of an exception until it ends.
 *
 * @param phase where it stands, by the journal's own time
 */
public record HeldException(PolicyException exception, Phase phase) {
    /** How far an exception has come. One that ended is not kept. */
    public enum Phase {
        /** It begins in the future. */
        WAITING,
        IN_FORCE
    }

    /** When it will stand elsewhere. */
    public Instant nextChange() {
        return phase == Phase.WAITING ? exception.startsAt() : exception.expiresAt();
    }
}
