package io.hullmark.producer.docker;

import com.github.dockerjava.transport.DockerHttpClient;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs calls on few threads, each with a connection of its own, and cuts those that take too long. The transport knows no time limit
 * on Unix sockets: a call that hangs is ended by closing its client under it, which hurts no other call.
 */
final class Calls implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Calls.class);
    private static final int MOST_WAITING = 10_000;
    private static final int MOST_LOST = 8;
    private static final Duration SILENCE_LIMIT = Duration.ofMinutes(1);

    private final EngineAddress address;
    private final Duration connectLimit;
    private final ThreadPoolExecutor workers;
    private final ScheduledExecutorService timer;
    private final BlockingQueue<DockerHttpClient> idle;
    private final int threads;
    private final AtomicInteger lost = new AtomicInteger();

    Calls(EngineAddress address, int threads, Duration connectLimit) {
        this.address = address;
        this.connectLimit = connectLimit;
        this.threads = threads;
        this.idle = new ArrayBlockingQueue<>(threads);
        this.workers = new ThreadPoolExecutor(
                threads,
                threads + MOST_LOST,
                1,
                TimeUnit.MINUTES,
                new LinkedBlockingQueue<>(MOST_WAITING),
                Threads.named("engine-call"));
        this.timer = Executors.newSingleThreadScheduledExecutor(Threads.named("engine-limit"));
    }

    /** What a call does with a connection. */
    interface Call {
        Answer on(DockerHttpClient client) throws IOException;
    }

    CompletableFuture<Answer> submit(Call call, Duration limit) {
        var running = new Running(call, limit);
        try {
            workers.execute(running);
        } catch (RejectedExecutionException e) {
            running.answer.complete(new Answer.Unreachable("this agent asks no more"));
        }
        return running.answer;
    }

    /** Gives up all connections that nobody uses now: they lead to an engine that may be gone. */
    void renew() {
        for (var client = idle.poll(); client != null; client = idle.poll()) {
            closed(client);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        workers.shutdownNow();
        renew();
    }

    static void closed(AutoCloseable connection) {
        try {
            connection.close();
        } catch (Exception e) {
            LOG.atTrace().setCause(e).log("closing a connection failed");
        }
    }

    /** One call from its start to its end, whichever comes first: its answer or its limit. */
    private final class Running implements Runnable {
        private final CompletableFuture<Answer> answer = new CompletableFuture<>();
        private final Call call;
        private final Duration limit;
        private boolean over;
        private volatile boolean ended;

        Running(Call call, Duration limit) {
            this.call = call;
            this.limit = limit;
        }

        @Override
        public void run() {
            DockerHttpClient client;
            try {
                var reused = idle.poll();
                client = reused == null ? address.client(connectLimit, SILENCE_LIMIT) : reused;
            } catch (RuntimeException e) {
                // Certificates are read anew for each connection, and may be away while somebody replaces them.
                answer.complete(new Answer.Unreachable("no connection can be made: " + Causes.of(e)));
                return;
            }
            var thread = Thread.currentThread();
            try {
                var cut = timer.schedule(() -> cut(client, thread), limit.toMillis(), TimeUnit.MILLISECONDS);
                var result = answered(client);
                cut.cancel(false);
                answer.complete(result);
                finish(client, result instanceof Answer.Unreachable);
            } catch (RejectedExecutionException e) {
                answer.complete(new Answer.Unreachable("this agent asks no more"));
                finish(client, true);
            } finally {
                ended = true;
            }
        }

        private Answer answered(DockerHttpClient client) {
            try {
                return call.on(client);
            } catch (IOException | RuntimeException e) {
                return new Answer.Unreachable(Causes.of(e));
            }
        }

        /** A client that was cut is never used again, and an interrupt meant for this call never meets the next one. */
        private synchronized void finish(DockerHttpClient client, boolean broken) {
            if (over) {
                Thread.interrupted();
                return;
            }
            over = true;
            if (broken || !idle.offer(client)) {
                closed(client);
            }
        }

        private synchronized void cut(DockerHttpClient client, Thread thread) {
            if (over) {
                return;
            }
            over = true;
            answer.complete(new Answer.Unreadable("no answer within " + limit.toMillis() + " ms"));
            thread.interrupt();
            closed(client);
            var unused = timer.schedule(this::replace, 1, TimeUnit.SECONDS);
        }

        /** A thread that neither a closed connection nor an interrupt could end is given up, and another takes its place. */
        private void replace() {
            if (!ended && lost.getAndUpdate(count -> Math.min(count + 1, MOST_LOST)) < MOST_LOST) {
                workers.setCorePoolSize(threads + lost.get());
                LOG.atError().addKeyValue("lost", lost.get()).log("a call to the engine can not be ended");
            }
        }
    }
}
