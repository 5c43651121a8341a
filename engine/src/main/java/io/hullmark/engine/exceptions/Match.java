package io.hullmark.engine.exceptions;

/** Whether an exception covers a finding. */
public enum Match {
    YES,
    NO,
    /** Something that decides has not been seen, so a finding stays as it is. */
    UNSEEN;

    Match and(Match other) {
        if (this == NO || other == NO) {
            return NO;
        }
        return this == UNSEEN ? UNSEEN : other;
    }

    static Match of(boolean matches) {
        return matches ? YES : NO;
    }
}
