package io.hullmark.streams.app;

import org.apache.kafka.streams.KafkaStreams;

/**
 * Whether the topology works now.
 *
 * @param state Kafka's word for what it does, such as RUNNING or REBALANCING
 */
public record Health(boolean well, String state) {
    /** @param ranBefore whether it has worked since it was started */
    static Health of(KafkaStreams.State state, boolean ranBefore) {
        var well = switch (state) {
            case RUNNING -> true;
            // Processes come and go beside one that works; one that never got to work is not well yet.
            case REBALANCING -> ranBefore;
            case CREATED, PENDING_SHUTDOWN, NOT_RUNNING, PENDING_ERROR, ERROR -> false;
        };
        return new Health(well, state.name());
    }
}
