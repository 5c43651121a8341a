package io.hullmark.producer.reconcile;

import io.hullmark.producer.docker.EngineEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Joins one stream of events to the next. Each new stream begins some time before the last event, so the engine repeats what it
 * still holds: the newest 256 events. If the last known event is not among them, some were forgotten; if there is an older one that
 * never came, the engine dropped it because we read too slowly. Clocks are those of the engine alone.
 */
final class Replay {
    /** Events of different threads of the engine may be numbered a little out of order. */
    private static final long SKEW = Duration.ofSeconds(1).toNanos();

    private static final int REMEMBERED = 2_048;
    private static final long BILLION = 1_000_000_000;

    private final long overlap;
    private final Map<String, Boolean> seen = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };
    private String lastKey = "";
    private long last;
    private String checkpointKey = "";
    private long checkpoint;
    private long listeningSince;
    private long heardFrom;
    private boolean replaying;
    private boolean expecting;

    Replay(Duration overlap) {
        this.overlap = overlap.toNanos();
    }

    /** What an event is to what came before it. */
    enum Arrival {
        /** It has not been seen before. */
        NEW,
        /** It has been seen before, or happened before anybody listened. */
        REPEATED,
        /** It has not been seen before, and shows that others were missed. */
        NEW_AFTER_A_GAP
    }

    /** From where on the next stream must tell; nothing if there is no moment of the engine's clock to begin at. */
    Optional<Long> since() {
        long from = last > 0 ? Math.max(last - overlap, Math.min(listeningSince, last)) : listeningSince;
        return from > 0 ? Optional.of(from) : Optional.empty();
    }

    /** A new stream begins, either in place of one that was all right or after one that broke. */
    void opened(Optional<Instant> engineTime, boolean afterABreak) {
        checkpoint = last;
        checkpointKey = lastKey;
        replaying = last > 0;
        expecting = replaying && !afterABreak;
        if (listeningSince == 0) {
            // The engine tells its time to the second, so what happened just then may have been heard or not.
            listeningSince = engineTime
                    .map(time -> (time.getEpochSecond() - 1) * BILLION)
                    .orElse(0L);
            heardFrom = listeningSince + 3 * BILLION;
        }
    }

    Arrival admit(EngineEvent event) {
        if (event.timeNanos() == 0) {
            return Arrival.NEW;
        }
        var key = event.key();
        if (seen.putIfAbsent(key, Boolean.TRUE) != null) {
            if (key.equals(checkpointKey)) {
                replaying = false;
                expecting = false;
            }
            return Arrival.REPEATED;
        }
        if (event.timeNanos() < listeningSince) {
            return Arrival.REPEATED;
        }
        if (!replaying || event.timeNanos() > last) {
            last = event.timeNanos();
            lastKey = key;
        }
        boolean missed = expecting && Math.abs(event.timeNanos() - checkpoint) > SKEW && event.timeNanos() > heardFrom;
        expecting &= !missed;
        return missed ? Arrival.NEW_AFTER_A_GAP : Arrival.NEW;
    }

    /** Whether a stream ended without repeating the last event before it, as it must: the engine has forgotten. */
    boolean forgotten() {
        return expecting;
    }

    /** Begins anew, because the engine's clock was set and what came before will be made up for by other means. */
    void forget() {
        last = 0;
        lastKey = "";
        listeningSince = 0;
        expecting = false;
        replaying = false;
    }
}
