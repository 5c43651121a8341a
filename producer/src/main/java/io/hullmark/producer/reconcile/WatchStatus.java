package io.hullmark.producer.reconcile;

import java.time.Instant;
import java.util.Optional;

/**
 * How the watch over an engine goes, for health checks and metrics.
 *
 * @param connected whether events are being received
 * @param apiVersion the version of the API that is spoken; empty before the first connection
 * @param since when the connection began or was lost
 * @param lastEvent when the last event arrived
 * @param lastReconciled when the last comparison with the engine's lists was made that is complete
 * @param events how many events arrived
 * @param lostEvents how many of them had to be dropped because too many waited
 * @param unreadable how many objects can not be inspected now
 * @param trouble what is wrong now, for a person; empty if nothing is
 */
public record WatchStatus(
        boolean connected,
        String apiVersion,
        Instant since,
        Optional<Instant> lastEvent,
        Optional<Instant> lastReconciled,
        long events,
        long lostEvents,
        int unreadable,
        String trouble) {}
