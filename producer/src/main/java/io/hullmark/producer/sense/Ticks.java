package io.hullmark.producer.sense;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does something again and again on a thread of its own. Ticks that pass while it is still at work, or the machine asleep, are not made up for. */
final class Ticks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ticks.class);
    private static final int STACK_BYTES = 256 * 1024;

    private final ScheduledThreadPoolExecutor thread;
    private final long period;
    private final Runnable work;
    private long due;

    private Ticks(String name, Duration period, Runnable work) {
        this.thread = new ScheduledThreadPoolExecutor(1, task -> {
            var made = new Thread(null, task, "hullmark-" + name, STACK_BYTES);
            made.setDaemon(true);
            return made;
        });
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        this.period = period.toNanos();
        this.work = work;
    }

    /** Begins after one period, or at once. */
    static Ticks start(String name, Duration first, Duration period, Runnable work) {
        var ticks = new Ticks(name, period, work);
        ticks.due = System.nanoTime() + first.toNanos();
        ticks.next();
        return ticks;
    }

    private void next() {
        try {
            var unused = thread.schedule(this::tick, Math.max(0, due - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.atTrace().log("no tick follows the end");
        }
    }

    /** An exception would end the repetition for ever, without a word. */
    private void tick() {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("sensing went wrong");
        }
        due += period;
        long late = System.nanoTime() - due;
        if (late > 0) {
            due += (late / period + 1) * period;
        }
        next();
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            var unused = thread.awaitTermination(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
