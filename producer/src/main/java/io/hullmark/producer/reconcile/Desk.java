package io.hullmark.producer.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread on which everything is decided, so that nothing here needs a lock and the order of decisions is the order of what
 * was seen. Nothing that is done on it may wait.
 */
final class Desk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

    private final ScheduledThreadPoolExecutor thread;
    private final InstantSource clock;
    private final LongSupplier nanos;

    Desk(InstantSource clock, LongSupplier nanos) {
        this.clock = clock;
        this.nanos = nanos;
        this.thread = new ScheduledThreadPoolExecutor(1, task -> {
            var made = new Thread(null, task, "hullmark-watch", 512 * 1024);
            made.setDaemon(true);
            return made;
        });
        thread.setRemoveOnCancelPolicy(true);
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** What the wall clock shows. */
    Instant now() {
        return clock.instant();
    }

    /** Nanoseconds of a clock that nobody sets. */
    long monotonic() {
        return nanos.getAsLong();
    }

    void run(Runnable task) {
        try {
            thread.execute(guarded(task));
        } catch (RejectedExecutionException e) {
            LOG.atTrace().log("dropped what came after the end");
        }
    }

    Future<?> later(Duration delay, Runnable task) {
        return thread.schedule(guarded(task), delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    void every(Duration period, Runnable task) {
        var unused =
                thread.scheduleWithFixedDelay(guarded(task), period.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** A mistake in one decision must not end all later ones. */
    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RejectedExecutionException e) {
                LOG.atTrace().log("dropped what came after the end");
            } catch (RuntimeException e) {
                // Without its message, which may quote what is being watched.
                LOG.atError()
                        .addKeyValue("error", e.getClass().getName())
                        .addKeyValue("at", e.getStackTrace().length > 0 ? e.getStackTrace()[0] : "")
                        .log("watching went wrong");
            }
        };
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(1, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
