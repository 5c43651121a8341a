package io.hullmark.streams.wire;

import io.hullmark.engine.facts.Fact;
import io.hullmark.schemas.codec.Codec;
import io.hullmark.wire.FurtherFact;
import io.hullmark.wire.HostConfirmation;
import java.nio.ByteBuffer;
import java.time.Duration;

/** Heartbeats that say nothing new, as the journal keeps them. */
public final class ConfirmationFacts {
    /** The kind of fact under which the journal keeps them; its body is a {@link HostConfirmation}. */
    static final String KIND = "confirmation";

    private static final Codec<HostConfirmation> CODEC = Codec.of(HostConfirmation.class);

    private ConfirmationFacts() {}

    /** What is left to say of a heartbeat that lists just what is known. */
    public static Fact.HostConfirmed of(Fact.HostHeard heartbeat) {
        return new Fact.HostConfirmed(
                heartbeat.hostId(), heartbeat.interval(), heartbeat.objects().size());
    }

    static Fact of(HostConfirmation confirmation) {
        return new Fact.HostConfirmed(
                confirmation.getHostId(),
                Duration.ofMillis(confirmation.getIntervalMillis()),
                confirmation.getObjects());
    }

    /** As the journal keeps it. */
    public static FurtherFact written(Fact.HostConfirmed confirmed, long bootEpoch, long sequence) {
        var body = new HostConfirmation(
                confirmed.hostId(),
                bootEpoch,
                sequence,
                (int) confirmed.interval().toMillis(),
                confirmed.objects());
        return new FurtherFact(KIND, ByteBuffer.wrap(CODEC.encode(body)));
    }
}
