package io.hullmark.producer.publish;

import java.util.Optional;

/** What keeps records from arriving. Says each trouble once, however often it is met, and how long to wait before the next try. */
final class Trouble {
    private static final long SHORTEST_MILLIS = 200;
    private static final long LONGEST_MILLIS = 10_000;
    private static final long SLOW_MILLIS = 30_000;

    private volatile Optional<String> what = Optional.empty();
    private long pauseMillis = SHORTEST_MILLIS;

    /** Something that passes by itself. Returns how long to wait. */
    long passing(String message) {
        say(message, false);
        long pause = pauseMillis;
        pauseMillis = Math.min(LONGEST_MILLIS, pauseMillis * 2);
        return pause;
    }

    /** Something that a person must mend. Returns how long to wait. */
    long lasting(String message) {
        say(message, true);
        return SLOW_MILLIS;
    }

    private void say(String message, boolean needsAPerson) {
        if (!what.equals(Optional.of(message))) {
            (needsAPerson ? Publisher.LOG.atError() : Publisher.LOG.atWarn())
                    .addKeyValue("reason", message)
                    .log("records wait in the spool");
        }
        what = Optional.of(message);
    }

    void over() {
        if (what.isPresent()) {
            Publisher.LOG.atInfo().addKeyValue("reason", what.get()).log("records arrive again");
        }
        what = Optional.empty();
        pauseMillis = SHORTEST_MILLIS;
    }

    Optional<String> what() {
        return what;
    }
}
