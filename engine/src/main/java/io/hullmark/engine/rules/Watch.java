package io.hullmark.engine.rules;

import java.time.Duration;

/** What a rule over time looks out for. What comes of it stands in the journal as a condition, by which the rule decides. */
public sealed interface Watch {

    /**
     * Something that lasts.
     *
     * @param lasts how long the signal must stay raised until the condition begins; zero for at once
     * @param quiet how long it must stay lowered until the condition ends; zero for at once
     */
    record Sustained(Signal signal, Duration lasts, Duration quiet) implements Watch {}

    /**
     * Something that happens too often.
     *
     * @param signal whether the rule speaks of the container, and what it says
     * @param event what happens, in the engine's words, such as "start"
     * @param atLeast how often it must happen, 2 to {@value #MOST_EVENTS}
     * @param within in which time
     * @param by whose events are counted together
     */
    record Counted(Signal signal, String event, int atLeast, Duration within, Grouping by) implements Watch {}

    /**
     * Something that has not happened for too long.
     *
     * @param signal whether the rule speaks of the container, and what it says
     * @param event what should happen, in the engine's words, such as "start"
     * @param lasts how long it must not have happened until the condition begins; more than zero, at most {@link #LONGEST_ABSENCE}
     * @param by whose events count for one another
     */
    record Absent(Signal signal, String event, Duration lasts, Grouping by) implements Watch {}

    /** Longest time that a rule can look back: what is kept for it must be bounded. */
    Duration LONGEST = Duration.ofDays(1);

    /** Longest time for which a rule can await something, so that a job of every month is within it: nothing but one moment is kept. */
    Duration LONGEST_ABSENCE = Duration.ofDays(32);

    /** Most events that a rule can count. */
    int MOST_EVENTS = 100;

    /** Whose events are counted together. */
    enum Grouping {
        /** Those of one container. */
        CONTAINER,
        /** Those of all containers of a host that have borne the same name, one after the other: to be replaced does not begin the count anew. */
        WORKLOAD
    }
}
