package io.hullmark.engine.facts;

import java.time.Instant;

/**
 * A person says that something is so which only people can tell. It turns no verdict into another: whoever reads MANUAL sees who answers
 * for it.
 *
 * @param id stable name
 * @param scope the rules and the subjects that it is about
 * @param statement what is so, in the person's words
 * @param by who says it
 * @param statedAt since when
 * @param until when somebody must look again
 * @param link where the proof lies; empty if nowhere
 */
public record Attestation(
        String id, ExceptionScope scope, String statement, String by, Instant statedAt, Instant until, String link)
        implements Decision {
    /** The same, but said earlier or later. */
    public Attestation statedAt(Instant otherwise) {
        return new Attestation(id, scope, statement, by, otherwise, until, link);
    }

    @Override
    public Instant startsAt() {
        return statedAt;
    }

    @Override
    public Instant expiresAt() {
        return until;
    }
}
