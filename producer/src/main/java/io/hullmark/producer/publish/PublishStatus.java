package io.hullmark.producer.publish;

import java.time.Instant;
import java.util.Optional;

/**
 * How sending goes.
 *
 * @param arrived records that Kafka acknowledged
 * @param underWay records that were handed to Kafka and not yet acknowledged
 * @param tooLarge records that no broker takes, dropped
 * @param lastArrival when Kafka last acknowledged something
 * @param clockAheadMillis how far our clock seems to be ahead of the brokers'
 * @param trouble what keeps records from arriving, if anything
 */
public record PublishStatus(
        long arrived,
        int underWay,
        long tooLarge,
        Optional<Instant> lastArrival,
        long clockAheadMillis,
        Optional<String> trouble) {}
