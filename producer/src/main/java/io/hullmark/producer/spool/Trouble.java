package io.hullmark.producer.spool;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** What is wrong with the spool's disk, since when, and when to try again. */
final class Trouble {
    private static final long PAUSE = Duration.ofSeconds(5).toNanos();
    /** After this the records on a disk that does not answer are given up. */
    private static final long LASTING = Duration.ofMinutes(1).toNanos();

    private final LongSupplier nanos;
    private Optional<String> what = Optional.empty();
    private long since;
    private long lastTry;

    Trouble(LongSupplier nanos) {
        this.nanos = nanos;
    }

    void met(SpoolFailure failure) {
        String message = failure.kind() + ": " + failure.getMessage();
        if (what.isEmpty()) {
            since = nanos.getAsLong();
            Spool.LOG
                    .atError()
                    .addKeyValue("reason", message)
                    .setCause(failure)
                    .log("the spool's disk fails: new records wait in memory");
        }
        what = Optional.of(message);
        again();
    }

    /** The last try was in vain; the next one is due after the pause. */
    void again() {
        lastTry = nanos.getAsLong();
    }

    /** The cause is mended: the next call may try at once. */
    void soon() {
        lastTry = nanos.getAsLong() - PAUSE;
    }

    void over() {
        if (what.isPresent()) {
            Spool.LOG.atWarn().addKeyValue("reason", what.get()).log("the spool's disk works again");
        }
        what = Optional.empty();
    }

    boolean retryIsDue() {
        return what.isPresent() && nanos.getAsLong() - lastTry >= PAUSE;
    }

    boolean isLasting() {
        return what.isPresent() && nanos.getAsLong() - since >= LASTING;
    }

    Optional<String> what() {
        return what;
    }
}
