package io.hullmark.engine.rules;

/** What one rule says of one subject now. */
public enum Verdict {
    PASS,
    FAIL,
    NOT_APPLICABLE,
    /** An input has not been seen, so nothing may be concluded. */
    UNKNOWN,
    /** Only people can tell. */
    MANUAL
}
