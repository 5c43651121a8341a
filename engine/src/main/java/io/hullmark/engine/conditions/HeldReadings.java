package io.hullmark.engine.conditions;

import io.hullmark.engine.telemetry.Reading;
import java.time.Instant;
import java.util.List;

/**
 * What is kept of the samples of all containers of one host, to make rates after a restart: some 150 bytes for each. One record for all,
 * because the writes of single containers would cost more than to look at their samples.
 */
public record HeldReadings(List<OfContainer> containers) {
    public HeldReadings {
        containers = List.copyOf(containers);
    }

    /**
     * The latest sample of one container.
     *
     * @param id its full id
     * @param measuredAt when it was measured, by the host's clock
     */
    public record OfContainer(String id, Instant measuredAt, Reading reading) {}
}
