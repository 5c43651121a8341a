package io.hullmark.engine.decisions;

import io.hullmark.engine.facts.Decision;
import java.time.Instant;

/**
 * What is kept of a decision until it ends.
 *
 * @param phase where it stands, by the journal's own time
 */
public record Held<D extends Decision>(D decision, Phase phase) {
    /** How far a decision has come. One that ended is not kept. */
    public enum Phase {
        /** It begins in the future. */
        WAITING,
        IN_FORCE
    }

    public boolean isInForce() {
        return phase == Phase.IN_FORCE;
    }

    /** When it will stand elsewhere. */
    public Instant nextChange() {
        return phase == Phase.WAITING ? decision.startsAt() : decision.expiresAt();
    }
}
