package io.hullmark.producer.reconcile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.hullmark.producer.docker.Answer;
import io.hullmark.producer.docker.Engine;
import io.hullmark.producer.docker.EngineEvent;
import io.hullmark.producer.docker.EventFeed;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Listens to an engine for as long as the agent runs, on a thread of its own that does nothing else: who reads slowly loses events.
 * Opens a new stream every few seconds even when all is well, since a stream that died silently looks like a quiet one.
 */
final class Listener implements Runnable, AutoCloseable {
    private static final String NEVER_OPENED = "can not listen";

    private final Engine engine;
    private final Desk desk;
    private final Rhythm rhythm;
    private final Hearer hearer;
    private final Replay replay;
    private final Thread thread;
    private volatile Optional<EventFeed> feed = Optional.empty();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile boolean renewing;
    private volatile boolean clockSet;
    private volatile String breakOff = "";

    Listener(Engine engine, Desk desk, Rhythm rhythm, Hearer hearer) {
        this.engine = engine;
        this.desk = desk;
        this.rhythm = rhythm;
        this.hearer = hearer;
        this.replay = new Replay(rhythm.window().plusSeconds(5));
        this.thread = new Thread(null, this, "hullmark-events", 256 * 1024);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    @Override
    public void run() {
        int failures = 0;
        try {
            do {
                failures = connection() ? 0 : failures + 1;
            } while (!closing.await(pauseMillis(failures), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean closed() {
        return closing.getCount() == 0;
    }

    /** Ends the connection, because it only seems to be one. */
    void breakOff(String reason) {
        breakOff = reason;
        feed.ifPresent(EventFeed::close);
    }

    /** The engine's clock was set: what it calls the last twenty seconds is something else now. */
    void clockWasSet() {
        clockSet = true;
        renew(feed);
    }

    @Override
    public void close() {
        closing.countDown();
        feed.ifPresent(EventFeed::close);
        thread.interrupt();
    }

    /** Greets the engine and listens until the connection breaks; tells whether there was one. */
    private boolean connection() {
        var greeting = greeting();
        if (!greeting.isEmpty()) {
            hearer.unreachable(greeting);
            return false;
        }
        boolean opened = false;
        String end;
        do {
            renewing = false;
            breakOff = "";
            if (clockSet) {
                clockSet = false;
                replay.forget();
            }
            end = stream(!opened);
            if (end.startsWith(NEVER_OPENED) && !opened) {
                hearer.unreachable(end);
                return false;
            }
            opened = true;
        } while (renewing && !closed() && !end.startsWith(NEVER_OPENED));
        if (!closed()) {
            hearer.broken(breakOff.isEmpty() ? end : breakOff);
        }
        return true;
    }

    private String greeting() {
        try {
            var answer = engine.greet(rhythm.callLimit()).join();
            if (answer instanceof Answer.Unreachable unreachable) {
                return unreachable.reason();
            }
            return answer instanceof Answer.Unreadable unreadable
                    ? unreadable.reason()
                    : answer instanceof Answer.Gone ? "there is no engine at this address" : "";
        } catch (CompletionException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** Listens to one stream to its end, and tells why it ended. */
    private String stream(boolean afterABreak) {
        try (var stream = engine.listen(replay.since(), rhythm.callLimit())) {
            feed = Optional.of(stream);
            replay.opened(stream.engineTime(), afterABreak);
            hearer.opened(afterABreak);
            var renewal = desk.later(rhythm.window(), () -> renew(Optional.of(stream)));
            var end = read(stream);
            cancel(renewal);
            if (renewing && replay.forgotten()) {
                hearer.missed("the engine does not hold the last event any more");
            }
            return end;
        } catch (EventFeed.FeedException e) {
            return NEVER_OPENED + ": " + e.getMessage();
        } catch (RejectedExecutionException e) {
            return NEVER_OPENED + ": this agent ends";
        } finally {
            feed = Optional.empty();
        }
    }

    private void renew(Optional<EventFeed> stream) {
        renewing = true;
        stream.ifPresent(EventFeed::close);
    }

    private String read(EventFeed stream) {
        try {
            for (var next = stream.next(); next.isPresent(); next = stream.next()) {
                heard(next.get());
            }
            return "the engine ended the stream of events";
        } catch (JsonProcessingException e) {
            replay.forget(); // or the engine would repeat what can not be read
            return "the stream of events is no JSON";
        } catch (IOException | RuntimeException e) {
            return "the stream of events broke off";
        }
    }

    private void heard(JsonNode json) {
        if (!json.isObject()) {
            return;
        }
        var event = EngineEvent.from(json, desk.now());
        var arrival = replay.admit(event);
        if (arrival == Replay.Arrival.NEW_AFTER_A_GAP) {
            hearer.missed("the engine dropped or forgot events");
        }
        if (arrival != Replay.Arrival.REPEATED) {
            hearer.event(event);
        }
    }

    private static void cancel(Future<?> timer) {
        timer.cancel(false);
    }

    /** Longer after each failure, and never quite the same, so that agents do not come all at once. */
    private long pauseMillis(int failures) {
        var longest = rhythm.longestPause().toMillis();
        var pause = Math.min(longest, rhythm.shortestPause().toMillis() << Math.min(failures, 10));
        return ThreadLocalRandom.current().nextLong(pause / 2, pause + 1);
    }
}
