package io.hullmark.engine.findings;

/** What kind of fact caused a transition. */
public enum FactKind {
    SNAPSHOT,
    LIFECYCLE,
    REMOVAL,
    HEARTBEAT,
    COVERAGE_GAP,
    SEQUENCE_HOLE,
    PUBLICATION,
    EXCEPTION,
    STATEMENT,
    CONDITION,
    TICK,
    SLICE
}
