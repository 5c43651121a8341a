package io.hullmark.engine.decisions;

import io.hullmark.engine.facts.Decision;
import java.time.Instant;
import java.util.Optional;

/**
 * A decision as people made it last.
 *
 * @param publishedAt when it was published
 * @param revocation how people ended it before it expired
 */
public record Decided<D extends Decision>(D decision, Instant publishedAt, Optional<Revocation> revocation) {
    /** Where a decision stands. */
    public enum Standing {
        /** It begins in the future. */
        WAITING,
        IN_FORCE,
        EXPIRED,
        REVOKED
    }

    /** The end that people gave it. */
    public record Revocation(Instant at, String reason) {}

    public Standing standing(Instant now) {
        if (revocation.isPresent()) {
            return Standing.REVOKED;
        } else if (!decision.expiresAt().isAfter(now)) {
            return Standing.EXPIRED;
        }
        return decision.startsAt().isAfter(now) ? Standing.WAITING : Standing.IN_FORCE;
    }

    /** Whether it is in force or will be. */
    public boolean holds(Instant now) {
        var standing = standing(now);
        return standing == Standing.WAITING || standing == Standing.IN_FORCE;
    }

    /** When it ended or will end. */
    public Instant end() {
        return revocation.map(Revocation::at).orElse(decision.expiresAt());
    }
}
