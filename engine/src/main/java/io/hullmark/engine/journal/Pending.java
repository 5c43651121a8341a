package io.hullmark.engine.journal;

import io.hullmark.engine.findings.Cause;
import java.time.Instant;
import java.util.Optional;

/**
 * A subject to come back to when time has passed.
 *
 * @param due when
 * @param removal the fact by which it went away; empty for one that is there
 */
public record Pending(Instant due, Optional<Cause> removal) {
    boolean isDeparted() {
        return removal.isPresent();
    }
}
