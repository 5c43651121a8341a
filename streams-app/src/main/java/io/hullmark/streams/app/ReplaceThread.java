package io.hullmark.streams.app;

import io.hullmark.streams.topology.Counts;
import io.hullmark.streams.topology.Counts.Count;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts another thread in the place of one that failed. A failure that comes again and again, such as a topic that was deleted, is tried
 * at growing intervals and not in a loop.
 */
final class ReplaceThread implements StreamsUncaughtExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ReplaceThread.class);
    private static final Duration CALM = Duration.ofMinutes(2);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Counts counts;
    private long lastFailure = System.nanoTime() - CALM.toNanos();
    private Duration pause = Duration.ZERO;

    ReplaceThread(Counts counts) {
        this.counts = counts;
    }

    @Override
    public StreamThreadExceptionResponse handle(Throwable failure) {
        counts.add(Count.FAILURE);
        var wait = nextPause();
        LOG.atError()
                .addKeyValue("pause", wait)
                .setCause(failure)
                .log("a stream thread failed; another begins from the last commit");
        LockSupport.parkNanos(wait.toNanos());
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    private synchronized Duration nextPause() {
        long now = System.nanoTime();
        pause = now - lastFailure > CALM.toNanos()
                ? Duration.ZERO
                : pause.multipliedBy(2).plusMillis(250);
        lastFailure = now;
        if (pause.compareTo(LONGEST_PAUSE) > 0) {
            pause = LONGEST_PAUSE;
        }
        return pause;
    }
}
