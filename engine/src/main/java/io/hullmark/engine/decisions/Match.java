package io.hullmark.engine.decisions;

/** Whether a decision is about something. */
public enum Match {
    YES,
    NO,
    /** Something that decides has not been seen, so nothing may follow. */
    UNSEEN;

    /** Of what must match in both ways. */
    public Match and(Match other) {
        if (this == NO || other == NO) {
            return NO;
        }
        return this == UNSEEN ? UNSEEN : other;
    }

    static Match of(boolean matches) {
        return matches ? YES : NO;
    }
}
