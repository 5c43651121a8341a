package io.hullmark.engine.findings;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is kept of one finding until its subject is gone and nobody takes its place.
 *
 * @param rule ordinal of its rule
 * @param element names the element among its siblings; empty for the subject itself
 * @param origin id of the container under which it was first seen, if that was another one of the same workload; empty otherwise
 * @param state what was told of it last
 * @param exception id of the exception that covers it; given if, and only if, it is suppressed
 * @param due when the opposite of what was told will be told, if it lasts until then; empty while what was told is true
 * @param transitions how many transitions were told
 * @param firstSeen when it was first seen
 * @param lastSeen when it was last known to hold, as far as that was written down
 * @param episode its present life, or the last one
 */
public record HeldFinding(
        int rule,
        String element,
        String origin,
        State state,
        Optional<String> exception,
        Optional<Instant> due,
        int transitions,
        Instant firstSeen,
        Instant lastSeen,
        Episode episode) {
    /** What was told of a finding last. */
    public enum State {
        OPEN,
        /** It holds, and somebody works on it. */
        ACKNOWLEDGED,
        /** It holds, and people accept it. */
        SUPPRESSED,
        /** It does not hold, or nothing was told of it yet. */
        RESOLVED
    }

    public HeldFinding {
        if (exception.isPresent() != (state == State.SUPPRESSED)) {
            throw new IllegalArgumentException(
                    "a finding in state %s has the exception %s".formatted(state, exception));
        }
    }

    /** A finding of which nobody has heard. */
    static HeldFinding begun(int rule, String element, Instant at, Cause cause) {
        return new HeldFinding(
                rule,
                element,
                "",
                State.RESOLVED,
                Optional.empty(),
                Optional.empty(),
                0,
                at,
                at,
                new Episode(at, cause, 0));
    }

    /** Whether people were told that it holds. */
    public boolean told() {
        return state != State.RESOLVED;
    }

    /** Whether its rule was broken when that could last be told. */
    public boolean holds() {
        return told() != due.isPresent();
    }

    /** Whether what waits to be told must be told now. */
    public boolean isDue(Instant now) {
        return due.filter(moment -> !moment.isAfter(now)).isPresent();
    }

    /** It is there again after it was gone; that counts as a return unless it was gone for longer than somebody remembers. */
    HeldFinding again(Instant at, Cause cause, Duration memory) {
        int returns = lastSeen.plus(memory).isBefore(at) ? 1 : episode.returns() + 1;
        return new HeldFinding(
                rule,
                element,
                origin,
                state,
                exception,
                due,
                transitions,
                firstSeen,
                at,
                new Episode(at, cause, returns));
    }

    /** The opposite of what was told will be told then. */
    HeldFinding until(Instant moment) {
        return with(state, exception, Optional.of(moment), transitions, lastSeen);
    }

    /** What was told is true again, or still. */
    HeldFinding unchanged() {
        return with(state, exception, Optional.empty(), transitions, lastSeen);
    }

    /** It is told that it holds, and that an exception covers it or none does. */
    HeldFinding held(Optional<String> by, Instant seen) {
        var next = by.isPresent() ? State.SUPPRESSED : State.OPEN;
        return with(next, by, Optional.empty(), transitions + 1, seen);
    }

    /** It is told that somebody works on it. */
    HeldFinding acknowledged() {
        return with(State.ACKNOWLEDGED, Optional.empty(), due, transitions + 1, lastSeen);
    }

    /** It is told that it no longer holds. */
    HeldFinding resolved() {
        return with(State.RESOLVED, Optional.empty(), Optional.empty(), transitions + 1, lastSeen);
    }

    HeldFinding seen(Instant at) {
        return with(state, exception, due, transitions, at);
    }

    /** It goes on in a container that takes the place of this one. */
    HeldFinding inherited(String from) {
        return new HeldFinding(
                rule,
                element,
                origin.isEmpty() ? from : origin,
                state,
                exception,
                due,
                transitions,
                firstSeen,
                lastSeen,
                episode);
    }

    private HeldFinding with(State next, Optional<String> by, Optional<Instant> moment, int told, Instant seen) {
        return new HeldFinding(rule, element, origin, next, by, moment, told, firstSeen, seen, episode);
    }
}
