package io.hullmark.schemas.codec;

import io.hullmark.wire.Digest;
import io.hullmark.wire.ObjectKind;
import java.time.Instant;
import java.util.Optional;

/**
 * What tells whether an observation is admitted and whether it says anything new, read without its body.
 *
 * @param hostId identity of the host
 * @param bootEpoch start of the agent's sequence
 * @param sequence position in the sequence
 * @param observedAt when the agent saw it
 * @param snapshot what a snapshot is of; empty for every other kind of observation
 */
public record ObservationHeader(
        String hostId, long bootEpoch, long sequence, Instant observedAt, Optional<SnapshotHeader> snapshot) {

    /**
     * What a snapshot is of.
     *
     * @param digest equal digests mean equal snapshots
     */
    public record SnapshotHeader(ObjectKind kind, String objectId, Digest digest) {}
}
