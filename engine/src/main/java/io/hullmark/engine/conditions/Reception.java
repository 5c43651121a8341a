package io.hullmark.engine.conditions;

/** What became of a frame. */
public enum Reception {
    /** It was looked at. */
    TAKEN,
    /** It, or a later one of its agent, was looked at before: an agent sends again what may not have arrived. */
    REPEATED,
    /** Another agent that started later speaks for this host: two hosts have one identity. */
    FOREIGN
}
