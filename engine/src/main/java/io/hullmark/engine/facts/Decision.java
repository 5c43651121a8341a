package io.hullmark.engine.facts;

import java.time.Instant;

/** What people decide on certain subjects for a while. Two are equal if they say the same. */
public sealed interface Decision permits Attestation, PolicyException {
    /** Stable name; a later decision of the same kind and name replaces it. */
    String id();

    /** What it is about. */
    ExceptionScope scope();

    /** When it begins to hold. */
    Instant startsAt();

    /** When it ends; no decision is for ever. */
    Instant expiresAt();
}
