package io.hullmark.engine.facts;

/**
 * Stands in a slot whose value nobody has seen. A rule that needs it says UNKNOWN and names the reason.
 *
 * @param reason what is missing, for a person, such as "the engine did not answer in time"
 */
public record Missing(String reason) {
    /** Nothing has brought this value yet. */
    public static final Missing NOT_SEEN = new Missing("not seen yet");
}
