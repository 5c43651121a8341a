package io.hullmark.engine.anomalies;

import java.time.Instant;
import java.util.Optional;

/**
 * Whether a container can be judged.
 *
 * @param phase how far it has come
 * @param until when it will be, if samples keep coming; empty where it is or nobody can say
 */
public record Outlook(Phase phase, Optional<Instant> until) {
    /** Nothing more is learned, or nobody is left to learn from. */
    public static final Outlook JUDGED = new Outlook(Phase.JUDGED, Optional.empty());

    public static final Outlook GONE = new Outlook(Phase.GONE, Optional.empty());

    /** As many workloads as there is room for are learned. */
    static final Outlook NO_ROOM = new Outlook(Phase.LEARNING, Optional.empty());

    /** How far a container has come. */
    public enum Phase {
        LEARNING,
        JUDGED,
        /** It went before it could be judged. */
        GONE
    }

    static Outlook learning(Instant until) {
        return new Outlook(Phase.LEARNING, Optional.of(until));
    }
}
