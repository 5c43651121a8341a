package io.hullmark.cli;

import io.hullmark.cli.console.Palette;
import io.hullmark.streams.replay.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for a replay: shows how far it has come where a person watches, and ends it when the command is asked to end. */
final class ReplayWatch {
    private static final Duration GLANCE = Duration.ofMillis(500);
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final Running running;
    private final Progress progress;
    private final PrintWriter err;
    private final boolean watched = Palette.ofTerminal() == Palette.COLOURED;
    private final long begun = System.nanoTime();

    ReplayWatch(Running running, Progress progress, PrintWriter err) {
        this.running = running;
        this.progress = progress;
        this.err = err;
    }

    /** What the work gives; empty if it was ended before. */
    <T> Optional<T> await(Callable<T> work) throws Exception {
        var task = new FutureTask<T>(work);
        var worker = new Thread(task, "replay-all");
        worker.start();
        try {
            while (running.goesOn()) {
                try {
                    return Optional.of(task.get(GLANCE.toMillis(), TimeUnit.MILLISECONDS));
                } catch (TimeoutException e) {
                    show();
                }
            }
            task.cancel(true);
            worker.join();
            return Optional.empty();
        } catch (CancellationException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception failure ? failure : e;
        } finally {
            clear();
        }
    }

    private void show() {
        if (watched) {
            err.print(CLEAR_LINE + line(progress, Duration.ofNanos(System.nanoTime() - begun)));
            err.flush();
        }
    }

    private void clear() {
        if (watched) {
            err.print(CLEAR_LINE);
            err.flush();
        }
    }

    /** Such as "42 %, 1200000 facts, 150000/s, 3m20s left". */
    static String line(Progress progress, Duration spent) {
        long perSecond = progress.facts() * 1_000 / Math.max(1, spent.toMillis());
        var left = progress.left(spent)
                .map(rest -> ", %s left"
                        .formatted(Duration.ofSeconds(rest.toSeconds() + 1)
                                .toString()
                                .substring(2)
                                .toLowerCase(java.util.Locale.ROOT)))
                .orElse("");
        return "%d %%, %d facts, %d/s%s".formatted((int) (progress.share() * 100), progress.facts(), perSecond, left);
    }
}
