package io.hullmark.producer.host;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Looks that may hang, as on a file system whose server is dead: nobody waits for them longer than a limit, and while one hangs it is
 * not taken again, so that it costs one thread and no more.
 */
final class Patience implements AutoCloseable {
    private static final long STACK_BYTES = 256 * 1024;

    private final Duration limit;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads;

    Patience(Duration limit) {
        this.limit = limit;
        this.threads =
                new ThreadPoolExecutor(0, Integer.MAX_VALUE, 5, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                    var thread = new Thread(null, task, "hullmark-host", STACK_BYTES);
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** What a look shows; once the limit has passed, that it takes too long. */
    <T> CompletableFuture<Sight<T>> look(String what, Supplier<Sight<T>> look) {
        if (!underWay.add(what)) {
            return CompletableFuture.completedFuture(Sight.unseen("an earlier look at " + what + " has not ended yet"));
        }
        var result = new CompletableFuture<Sight<T>>();
        try {
            threads.execute(() -> result.complete(guarded(what, look)));
        } catch (RejectedExecutionException e) {
            result.complete(Sight.unseen("the agent is stopping"));
        }
        return result.completeOnTimeout(
                Sight.unseen("looking at %s takes longer than %s".formatted(what, limit)),
                limit.toNanos(),
                TimeUnit.NANOSECONDS);
    }

    /** A mistake in one look must not hide what the others see, nor quote what was looked at. */
    private <T> Sight<T> guarded(String what, Supplier<Sight<T>> look) {
        try {
            return look.get();
        } catch (RuntimeException e) {
            return Sight.unseen(
                    "looking at %s went wrong: %s".formatted(what, e.getClass().getSimpleName()));
        } finally {
            underWay.remove(what);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
