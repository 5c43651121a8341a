package io.hullmark.schemas.topics;

import io.hullmark.schemas.topics.TopicSpec.Cleanup;
import io.hullmark.schemas.topics.TopicSpec.Partitioning;
import io.hullmark.schemas.topics.TopicSpec.Times;
import java.time.Duration;
import java.util.Optional;

/** A topic's description as it grows, so that the catalogue reads like one. */
final class TopicSketch {
    private final String name;
    private final String purpose;
    private final Partitioning partitioning;
    private final int partitions;
    private String key = "";
    private String value = "";
    private Cleanup cleanup = Cleanup.DELETE;
    private Optional<Duration> retention = Optional.empty();
    private Times times = Times.OF_WRITERS;
    private int maxMessageBytes;
    private boolean evidence;

    TopicSketch(String name, String purpose, Partitioning partitioning, int partitions) {
        this.name = name;
        this.purpose = purpose;
        this.partitioning = partitioning;
        this.partitions = partitions;
    }

    TopicSketch keyed(String by, String holding) {
        key = by;
        value = holding;
        return this;
    }

    TopicSketch kept(Duration atLeast) {
        retention = Optional.of(atLeast);
        return this;
    }

    TopicSketch compacted() {
        cleanup = Cleanup.COMPACT;
        return this;
    }

    TopicSketch stampedOnArrival() {
        times = Times.OF_BROKERS;
        return this;
    }

    TopicSketch evidence() {
        evidence = true;
        return this;
    }

    TopicSketch upTo(int bytes) {
        maxMessageBytes = bytes;
        return this;
    }

    TopicSpec between(String writers, String readers) {
        return new TopicSpec(
                name,
                purpose,
                key,
                value,
                partitioning,
                partitions,
                cleanup,
                retention,
                times,
                maxMessageBytes,
                evidence,
                writers,
                readers);
    }
}
