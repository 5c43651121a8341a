package io.hullmark.producer.reconcile;

import java.time.Duration;

/**
 * How often and how long. Tests make it faster; everybody else takes {@link #STEADY}.
 *
 * @param callLimit after which a call is given up
 * @param ping between two signs of life that are asked for
 * @param window after which the stream of events is opened anew, since a stream that died silently looks like a quiet one
 * @param shortestPause before the first new attempt to connect
 * @param longestPause before any later attempt
 * @param collapse within which equal events of an object become one
 * @param settle after a start, until it is worth looking which processes run
 * @param processPause between two looks at processes, of which each costs the engine a run of ps
 * @param firstRetry until a container that could not be inspected is tried again
 * @param longestRetry until it is tried again after many failures
 * @param comparison at least between two comparisons with the engine's lists on one connection, whatever asks for them
 * @param tick between two looks at the clocks
 */
public record Rhythm(
        Duration callLimit,
        Duration ping,
        Duration window,
        Duration shortestPause,
        Duration longestPause,
        Duration collapse,
        Duration settle,
        Duration processPause,
        Duration firstRetry,
        Duration longestRetry,
        Duration comparison,
        Duration tick) {
    public static final Rhythm STEADY = new Rhythm(
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(20),
            Duration.ofMillis(200),
            Duration.ofSeconds(4),
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofMillis(250),
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(1));
}
