package io.hullmark.cli.parity;

/** What docker-bench says of one subject by one check. */
public enum Ruling {
    /** It warns of the subject. */
    FAIL,
    /** It warns of others or of nothing. */
    PASS,
    /** It looked, and leaves it to the reader: INFO and NOTE. */
    NONE,
    /** It never looks at such a subject, or its list ends too early. */
    UNSEEN
}
