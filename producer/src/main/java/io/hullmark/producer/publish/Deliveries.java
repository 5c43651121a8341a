package io.hullmark.producer.publish;

import io.hullmark.producer.spool.Entry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Which records were handed to Kafka, which of them arrived, and the first that failed. Callbacks and sender share it. */
final class Deliveries {
    private static final long PATIENCE_SECONDS = 10;

    private final Deque<Long> pending = new ArrayDeque<>();
    private final Set<Long> arrived = new HashSet<>();
    private Optional<Failure> failure = Optional.empty();
    private final InstantSource clock;
    private Optional<Instant> lastArrival = Optional.empty();
    private Instant waitingSince = Instant.MAX;
    private long doneUpTo;
    private long count;

    Deliveries(InstantSource clock) {
        this.clock = clock;
    }

    /** A record that did not arrive, and why. */
    record Failure(Entry entry, Exception cause) {}

    synchronized void sent(long position) {
        if (pending.isEmpty()) {
            waitingSince = clock.instant();
        }
        pending.addLast(position);
    }

    /** The newest record is not under way after all. */
    synchronized void takeBack(long position) {
        pending.removeLastOccurrence(position);
    }

    synchronized void arrived(long position) {
        arrived.add(position);
        count++;
        waitingSince = clock.instant();
        lastArrival = Optional.of(waitingSince);
        advance();
    }

    /** The record is done with, although it did not arrive. */
    synchronized void skip(long position) {
        pending.addLast(position);
        arrived.add(position);
        advance();
    }

    private void advance() {
        Long first = pending.peekFirst();
        while (first != null && arrived.remove(first)) {
            doneUpTo = first;
            pending.removeFirst();
            first = pending.peekFirst();
        }
    }

    /** Only the oldest failure counts: those behind it follow from it or are met again. */
    synchronized void failed(Entry entry, Exception cause) {
        if (failure.isEmpty() || entry.position() < failure.get().entry().position()) {
            failure = Optional.of(new Failure(entry, cause));
        }
    }

    synchronized Optional<Failure> failure() {
        return failure;
    }

    /** The position up to which everything is done with. */
    synchronized long doneUpTo() {
        return doneUpTo;
    }

    synchronized long arrivedCount() {
        return count;
    }

    synchronized int pending() {
        return pending.size();
    }

    /** Forgets what is under way; what is not done with will be sent again. */
    synchronized void forget() {
        pending.clear();
        arrived.clear();
        failure = Optional.empty();
    }

    synchronized void forgetFailure() {
        failure = Optional.empty();
    }

    synchronized Optional<Instant> lastArrival() {
        return lastArrival;
    }

    /** What to say when the brokers keep us waiting. */
    synchronized Optional<String> overdue() {
        long seconds = pending.isEmpty()
                ? 0
                : Duration.between(waitingSince, clock.instant()).toSeconds();
        return seconds < PATIENCE_SECONDS
                ? Optional.empty()
                : Optional.of("no broker has acknowledged anything for " + seconds + " s");
    }
}
