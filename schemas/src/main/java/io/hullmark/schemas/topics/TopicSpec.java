package io.hullmark.schemas.topics;

import java.time.Duration;
import java.util.Optional;

/**
 * One topic as it must be.
 *
 * @param name full name, with the prefix
 * @param purpose what it is for, in a sentence
 * @param key what its keys are
 * @param value what its values are
 * @param partitioning which topics must have as many partitions
 * @param partitions how many it is created with
 * @param cleanup what happens to old records
 * @param retention how long records are kept at least; empty for ever. Says nothing of a compacted topic
 * @param times whose clock gives records their times
 * @param maxMessageBytes how large a batch it must admit at least
 * @param evidence whether its loss can't be repaired, so that a cluster of three brokers or more must have two copies of what it
 *     acknowledges
 * @param writers who writes it
 * @param readers who reads it
 */
public record TopicSpec(
        String name,
        String purpose,
        String key,
        String value,
        Partitioning partitioning,
        int partitions,
        Cleanup cleanup,
        Optional<Duration> retention,
        Times times,
        int maxMessageBytes,
        boolean evidence,
        String writers,
        String readers) {

    /** Which partition a record goes to. */
    public enum Partitioning {
        /** By host: all such topics have equally many partitions, for ever, or records of one host meet in different tasks. */
        BY_HOST("by host"),
        /** One partition, because the order of all records matters. */
        SINGLE("one partition"),
        /** By key or at will; nothing depends on it. */
        FREE("free");

        private final String words;

        Partitioning(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** What happens to old records. */
    public enum Cleanup {
        DELETE("delete"),
        COMPACT("compact");

        private final String policy;

        Cleanup(String policy) {
            this.policy = policy;
        }

        /** Kafka's word for it. */
        public String policy() {
            return policy;
        }
    }

    /** Whose clock gives records their times. */
    public enum Times {
        /** The writer's. */
        OF_WRITERS("CreateTime"),
        /**
         * The brokers'. Writers whose clocks nobody vouches for are held against it, and what waited long at its writer is kept
         * for as long as everything else.
         */
        OF_BROKERS("LogAppendTime");

        private final String type;

        Times(String type) {
            this.type = type;
        }

        /** Kafka's word for it. */
        public String type() {
            return type;
        }
    }

    TopicSpec keptFor(Duration atLeast) {
        return new TopicSpec(
                name,
                purpose,
                key,
                value,
                partitioning,
                partitions,
                cleanup,
                Optional.of(atLeast),
                times,
                maxMessageBytes,
                evidence,
                writers,
                readers);
    }

    /** Kafka's {@code retention.ms}. */
    String retentionMillis() {
        return retention.map(kept -> Long.toString(kept.toMillis())).orElse("-1");
    }
}
