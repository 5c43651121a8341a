package io.hullmark.streams.wire;

import io.hullmark.schemas.codec.Codec;
import io.hullmark.wire.CoverageGap;
import io.hullmark.wire.FurtherFact;
import io.hullmark.wire.GapCause;
import io.hullmark.wire.Observation;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;

/** What the topology itself has seen of a host. In the journal it stands apart from what agents claim. */
public final class OwnObservation {
    /** The kind of fact under which the journal keeps it; its body is an observation. */
    static final String KIND = "seen-by-topology";

    private static final Codec<Observation> CODEC = Codec.of(Observation.class);

    private OwnObservation() {}

    /** The clock of a host went off, so that times it tells can't be trusted. */
    public static Observation clockOff(String hostId, long bootEpoch, long sequence, Instant at, Duration off) {
        var detail = "the host's clock is %s %s the time at which its records arrive"
                .formatted(off.abs(), off.isNegative() ? "behind" : "ahead of");
        return new Observation(
                hostId, bootEpoch, sequence, at, new CoverageGap(at, at, GapCause.CLOCK_STEPPED, detail, 0L));
    }

    /** As the journal keeps it. */
    public static FurtherFact written(Observation observation) {
        return new FurtherFact(KIND, ByteBuffer.wrap(CODEC.encode(observation)));
    }
}
