package io.hullmark.producer.agent;

import io.hullmark.producer.ledger.Ledger;
import io.hullmark.producer.spool.Spool;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What the agent does at fixed times: heartbeats, and bringing the spool to the disk. */
final class Pulse implements AutoCloseable {
    private static final Duration SETTLE = Duration.ofSeconds(1);

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "pulse");
        thread.setDaemon(true);
        return thread;
    });

    private Pulse() {}

    static Pulse start(Ledger ledger, Spool spool, Duration heartbeat) {
        var pulse = new Pulse();
        pulse.every(heartbeat, ledger::heartbeat);
        pulse.every(SETTLE, spool::settle);
        return pulse;
    }

    private void every(Duration interval, Runnable work) {
        var unused = executor.scheduleAtFixedRate(
                () -> attempt(work), interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** An exception would end the repetition for ever, without a word. */
    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            Agent.LOG.atError().setCause(e).log("a regular task of the agent failed");
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
        try {
            var unused = executor.awaitTermination(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
