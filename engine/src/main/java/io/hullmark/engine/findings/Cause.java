package io.hullmark.engine.findings;

/**
 * The fact that caused a transition.
 *
 * @param partition partition of the journal
 * @param position position in it
 * @param kind what it was
 * @param action what the engine says happened to the object: the event itself, or the one that led to the snapshot; may be empty
 */
public record Cause(int partition, long position, FactKind kind, String action) {}
