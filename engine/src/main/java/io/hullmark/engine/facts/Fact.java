package io.hullmark.engine.facts;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Something that took effect, at its place in the journal. Judging reads nothing else. */
public sealed interface Fact {

    /** What a fact says of one host, in the order in which the host's agent said it. */
    sealed interface OfHost extends Fact {
        String hostId();
    }

    /** How much a snapshot shows. */
    enum Completeness {
        COMPLETE,
        /** The object was gone before it could be inspected. */
        GONE,
        /** The engine did not answer in time. */
        UNREADABLE
    }

    /** An object as it is configured at one moment. */
    record SnapshotTaken(
            ObjectKey object, Digest digest, Completeness completeness, String detail, List<Section> sections)
            implements OfHost {
        public SnapshotTaken {
            sections = List.copyOf(sections);
        }

        @Override
        public String hostId() {
            return object.hostId();
        }
    }

    /** The engine says that something happened to an object. */
    record LifecycleSeen(
            ObjectKey object,
            String name,
            String action,
            Map<String, String> attributes,
            Instant occurredAt,
            Optional<Exec> exec)
            implements OfHost {
        public LifecycleSeen {
            attributes = Map.copyOf(attributes);
        }

        @Override
        public String hostId() {
            return object.hostId();
        }
    }

    /** A command that somebody runs inside a running container; what could not be seen is empty. */
    record Exec(String id, Optional<Boolean> privileged, Optional<String> user, List<String> command) {
        public Exec {
            command = List.copyOf(command);
        }
    }

    /** An object disappeared while nobody looked. */
    record Removed(ObjectKey object, Instant lastSeen, Instant goneBy) implements OfHost {
        @Override
        public String hostId() {
            return object.hostId();
        }
    }

    /** The agent of a host runs. */
    sealed interface Heartbeat extends OfHost {
        /** Longest time until the next one, as the agent promises. */
        Duration interval();
    }

    /** The host is being watched, and these are all its objects. */
    record HostHeard(String hostId, Duration interval, Map<ObjectKey, Digest> objects) implements Heartbeat {
        public HostHeard {
            objects = Map.copyOf(objects);
        }
    }

    /**
     * The host is being watched, and its objects are those that are known, each as it is known: what a heartbeat says most of the time.
     *
     * @param objects how many there are
     */
    record HostConfirmed(String hostId, Duration interval, int objects) implements Heartbeat {}

    /** The agent runs, and can't see its engine: the objects that it knows may not be those that there are. */
    record HostPresent(String hostId, Duration interval) implements Heartbeat {}

    /** Something may have been missed; empty {@code to} means still. */
    record CoverageLost(String hostId, Instant from, Optional<Instant> to, String cause, String detail, long lost)
            implements OfHost {}

    /** A condition over time begins, or ends, on a container or on the host itself. */
    record ConditionChanged(ObjectKey subject, Condition condition, boolean holds) implements OfHost {
        @Override
        public String hostId() {
            return subject.hostId();
        }
    }

    /**
     * Something begins or ceases to be measured: a container, or a host and with it all of its containers. Until the first of these,
     * nothing is.
     *
     * @param unmeasured why nothing of it is measured; empty when something is
     * @param missing why rules over time can't be told of it, by their ids
     */
    record MeasurementChanged(ObjectKey subject, Optional<String> unmeasured, SortedMap<String, String> missing)
            implements OfHost {
        public MeasurementChanged {
            missing = Collections.unmodifiableSortedMap(new TreeMap<>(missing));
        }

        @Override
        public String hostId() {
            return subject.hostId();
        }
    }

    /** A rule takes effect or replaces the one of the same id. The text was compiled before it was admitted. */
    record RulePublished(String id, String text) implements Fact {}

    /** The site's policy values take effect. */
    record PolicyPublished(String text) implements Fact {}

    /** A rule no longer holds. */
    record RuleWithdrawn(String id) implements Fact {}

    /** People accept findings for a while, or change what they accepted under the same id. */
    record ExceptionDecided(PolicyException exception) implements Fact {}

    /** People take an exception back. */
    record ExceptionRevoked(String id) implements Fact {}

    /** A person says for a while that something is so which only people can tell, or says it anew under the same id. */
    record Attested(Attestation attestation) implements Fact {}

    /** What was attested is no longer said. */
    record AttestationRevoked(String id) implements Fact {}

    /** A person has seen a finding and works on it. */
    record Acknowledged(String findingId, String hostId, String by, String note, Instant at) implements Fact {}

    /** The wall clock moved far enough to matter. */
    record Ticked(Instant now) implements Fact {}

    /** A slice of the re-judgement that is due. */
    record SliceGranted(int subjects) implements Fact {}
}
