package io.hullmark.engine.whatif;

/** The two sides that are held against each other. */
enum World {
    /** As it was. */
    LIVE,
    /** As it would have been. */
    DRAFT
}
