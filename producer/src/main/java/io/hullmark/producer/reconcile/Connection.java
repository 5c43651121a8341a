package io.hullmark.producer.reconcile;

import io.hullmark.wire.GapCause;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows whether the engine is there, tells the times in which it was not, and compares with its lists whenever that may matter. */
final class Connection {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(30);

    private final Desk desk;
    private final Gaps gaps;
    private final Inspections inspections;
    private final Resync resync;
    private final Runnable compared;
    private final Duration every;
    private final Duration shortest;
    private volatile boolean connected;
    private volatile Instant since;
    private volatile String trouble = "not yet connected";
    private Instant alive;
    private Instant stream;
    private Instant streamBefore;
    private Future<?> next = new FutureTask<>(() -> {}, null);
    private long begun;
    private boolean comparing;
    private boolean again;
    private int failures;

    /** Made before the engine has been asked for the first time. */
    Connection(
            Desk desk,
            Gaps gaps,
            Inspections inspections,
            Resync resync,
            Runnable compared,
            Duration every,
            Duration shortest) {
        this.desk = desk;
        this.gaps = gaps;
        this.inspections = inspections;
        this.resync = resync;
        this.compared = compared;
        this.every = every;
        this.shortest = shortest;
        this.since = desk.now();
        this.alive = since;
        this.stream = since;
        this.streamBefore = since;
    }

    void opened(boolean afterABreak) {
        streamBefore = afterABreak ? alive : stream;
        alive();
        stream = alive;
        if (!afterABreak) {
            return;
        }
        connected = true;
        since = desk.now();
        trouble = "";
        LOG.atInfo().log("listening to the engine");
        gaps.end(since, "connected again");
        begun = desk.monotonic() - shortest.toNanos();
        compare("connected");
    }

    void broken(String reason) {
        if (!connected) {
            return;
        }
        lost(reason);
        gaps.begin(GapCause.STREAM_BROKEN, alive, desk.now(), reason);
    }

    void unreachable(String reason) {
        lost(reason);
        gaps.begin(GapCause.ENGINE_UNREACHABLE, alive, desk.now(), reason);
    }

    private void lost(String reason) {
        if (connected) {
            since = desk.now();
        }
        connected = false;
        trouble = reason;
        comparing = false;
        next.cancel(false);
        inspections.clear();
        resync.abandon();
    }

    /** The engine has given a sign of life. */
    void alive() {
        alive = desk.now();
    }

    /** The stream before this one, or this one, did not tell everything. */
    void missed(String reason) {
        missed(streamBefore, reason);
    }

    void missed(Instant from, String reason) {
        gaps.between(GapCause.EVENTS_OVERFLOWED, from, desk.now(), reason, 0);
        compare(reason);
    }

    void overflowed(Instant from, long lost) {
        gaps.between(GapCause.EVENTS_OVERFLOWED, from, desk.now(), "more events than could be handled", lost);
        compare("too many events");
    }

    void clockStepped(Instant from, String detail) {
        gaps.between(GapCause.CLOCK_STEPPED, from, desk.now(), detail, 0);
        compare(detail);
    }

    /** Compares with the engine's lists; if that is under way or was done just now, once more afterwards. */
    void compare(String reason) {
        if (!connected) {
            return; // the next connection begins with it
        }
        if (comparing) {
            again = true;
            return;
        }
        long early = shortest.toNanos() - (desk.monotonic() - begun);
        next.cancel(false);
        if (early > 0) {
            next = desk.later(Duration.ofNanos(early), () -> compare(reason));
            return;
        }
        LOG.atDebug().addKeyValue("reason", reason).log("comparing with the engine's lists");
        begun = desk.monotonic();
        comparing = true;
        again = false;
        var connection = since;
        var unused = resync.begin().thenAccept(possible -> {
            if (connected && connection.equals(since)) {
                ended(possible);
            }
        });
    }

    private void ended(boolean possible) {
        comparing = false;
        failures = possible ? 0 : failures + 1;
        if (possible) {
            compared.run();
        }
        if (again) {
            compare("asked for meanwhile");
            return;
        }
        var retry = FIRST_RETRY.multipliedBy(1L << Math.min(failures, 5));
        var pause = retry.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : retry;
        next = desk.later(possible ? every : pause, () -> compare("its time has come"));
    }

    /** An object has been looked at or is gone, on which a comparison may wait. */
    void settled(ObjectRef ref) {
        resync.settled(ref);
    }

    boolean connected() {
        return connected;
    }

    Instant since() {
        return since;
    }

    String trouble() {
        return trouble;
    }
}
