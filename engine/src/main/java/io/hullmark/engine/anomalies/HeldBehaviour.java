package io.hullmark.engine.anomalies;

import io.hullmark.engine.telemetry.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is kept of the behaviour of the containers of one host: some 450 bytes for each.
 *
 * @param bootEpoch the agent whose frame was looked at last
 * @param sequence the frame
 * @param measuredAt when it was measured, by the host's clock
 * @param at when it took effect
 * @param containers the containers on it
 */
public record HeldBehaviour(
        long bootEpoch, long sequence, Instant measuredAt, Instant at, List<OfContainer> containers) {
    public HeldBehaviour {
        containers = List.copyOf(containers);
    }

    /**
     * What is kept of one container.
     *
     * @param id its full id
     * @param workload the workload that it is taken for; empty while it is not known
     * @param state its slice of a detector's state
     * @param at the step in which it was measured last
     * @param reading what was measured then
     * @param promised what was told of its learning; empty if nothing was
     */
    @SuppressWarnings("ArrayRecordComponent") // 256 bytes that belong to nobody else and are never compared
    public record OfContainer(
            String id, String workload, int[] state, Instant at, Reading reading, Optional<Outlook> promised) {}
}
