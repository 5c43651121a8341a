package io.hullmark.streams.topology;

import io.hullmark.schemas.topics.RecordKey;
import io.hullmark.wire.QuarantineReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** Decides whether an observation comes from whom it says, is new, and when it took effect. Pure. */
final class Admission {
    private final TimeBounds bounds;
    private final int partition;
    private final ToIntFunction<String> partitionOf;

    /**
     * @param partition the partition that records come from
     * @param partitionOf the partition in which a host's records belong
     */
    Admission(TimeBounds bounds, int partition, ToIntFunction<String> partitionOf) {
        this.bounds = bounds;
        this.partition = partition;
        this.partitionOf = partitionOf;
    }

    Decision decide(Arrival arrival, HostProgress before) {
        if (before.equals(HostProgress.NONE)) {
            var stranger = refusalOfHost(arrival.hostId());
            if (stranger.isPresent()) {
                return stranger.get();
            }
        }
        if (!belongs(arrival.key(), arrival.hostId())) {
            return refuse(
                    QuarantineReason.KEY_MISMATCH,
                    "the key '%s' does not belong to host '%s' that the observation names"
                            .formatted(arrival.key(), arrival.hostId()));
        }
        if (arrival.sequence() < 1 || arrival.bootEpoch() < 0) {
            return refuse(
                    QuarantineReason.INVALID,
                    "epoch %d and sequence %d must be at least 0 and 1"
                            .formatted(arrival.bootEpoch(), arrival.sequence()));
        }
        if (arrival.bootEpoch() < before.bootEpoch()) {
            return refuse(
                    QuarantineReason.EPOCH_WENT_BACK,
                    "epoch %d of host '%s' is older than its epoch %d: another agent speaks for this host, or its spool "
                                    .formatted(arrival.bootEpoch(), arrival.hostId(), before.bootEpoch())
                            + "was replaced by an older one");
        }
        return inSequence(arrival, before);
    }

    private Decision inSequence(Arrival arrival, HostProgress before) {
        long last = arrival.bootEpoch() == before.bootEpoch() ? before.sequence() : 0;
        if (arrival.sequence() <= last) {
            return Decision.Repeated.RECORD;
        }
        Optional<Hole> hole = arrival.sequence() == last + 1
                ? Optional.empty()
                : Optional.of(new Hole(arrival.hostId(), arrival.bootEpoch(), last + 1, arrival.sequence() - 1));
        var at = bounds.bounded(arrival.observedAt(), arrival.arrivedAt());
        boolean clockOff = !at.equals(arrival.observedAt());
        Optional<Duration> stepped = clockOff && !before.clockOff()
                ? Optional.of(Duration.between(arrival.arrivedAt(), arrival.observedAt()))
                : Optional.empty();
        var after = new HostProgress(arrival.bootEpoch(), arrival.sequence(), clockOff);
        return new Decision.Accepted(after, at, hole, stepped);
    }

    /** Why a record can't be of a host that it names; empty if it can. */
    Optional<Decision.Refused> stranger(String key, String hostId) {
        if (!key.equals(hostId)) {
            return Optional.of(new Decision.Refused(
                    QuarantineReason.KEY_MISMATCH,
                    "the key '%s' is not the host '%s' that the frame names".formatted(key, hostId)));
        }
        return refusalOfHost(hostId);
    }

    private Optional<Decision.Refused> refusalOfHost(String hostId) {
        try {
            RecordKey.ofHost(hostId);
        } catch (IllegalArgumentException e) {
            return Optional.of(refuse(QuarantineReason.INVALID, Faults.detail(e)));
        }
        int home = partitionOf.applyAsInt(hostId);
        if (home != partition) {
            return Optional.of(refuse(
                    QuarantineReason.WRONG_PARTITION,
                    "host '%s' belongs to partition %d; its agent must choose partitions by host id alone"
                            .formatted(hostId, home)));
        }
        return Optional.empty();
    }

    /** A key is the host's id, or the host's id, a slash and the id of a container. */
    private static boolean belongs(String key, String hostId) {
        return key.startsWith(hostId) && (key.length() == hostId.length() || key.charAt(hostId.length()) == '/');
    }

    private static Decision.Refused refuse(QuarantineReason reason, String detail) {
        return new Decision.Refused(reason, detail);
    }

    /** What an observation says of its origin, and when it came. */
    record Arrival(String key, String hostId, long bootEpoch, long sequence, Instant observedAt, Instant arrivedAt) {}

    /** Numbers of an agent's sequence that never came. */
    record Hole(String hostId, long bootEpoch, long first, long last) {}

    /** What becomes of an observation. */
    sealed interface Decision {
        /**
         * It takes effect.
         *
         * @param after how far its host has come with it
         * @param at when it took effect
         * @param hole what is missing before it
         * @param stepped by how much the host's clock is off, if that is news
         */
        record Accepted(HostProgress after, Instant at, Optional<Hole> hole, Optional<Duration> stepped)
                implements Decision {}

        /** It came before: an agent sends again what may not have been acknowledged. */
        enum Repeated implements Decision {
            RECORD
        }

        /** It is kept out. */
        record Refused(QuarantineReason reason, String detail) implements Decision {}
    }
}
