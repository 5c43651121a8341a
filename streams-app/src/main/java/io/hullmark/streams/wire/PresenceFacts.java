package io.hullmark.streams.wire;

import io.hullmark.engine.facts.Fact;
import io.hullmark.schemas.codec.Codec;
import io.hullmark.wire.FurtherFact;
import io.hullmark.wire.HostPresence;
import java.nio.ByteBuffer;
import java.time.Duration;

/** Heartbeats of agents that can't see their engines, as the journal keeps them. */
public final class PresenceFacts {
    /** The kind of fact under which the journal keeps them; its body is a {@link HostPresence}. */
    static final String KIND = "presence";

    private static final Codec<HostPresence> CODEC = Codec.of(HostPresence.class);

    private PresenceFacts() {}

    static Fact of(HostPresence presence) {
        return new Fact.HostPresent(presence.getHostId(), Duration.ofMillis(presence.getIntervalMillis()));
    }

    /** As the journal keeps it. */
    public static FurtherFact written(Fact.HostPresent present, long bootEpoch, long sequence) {
        var body = new HostPresence(
                present.hostId(), bootEpoch, sequence, (int) present.interval().toMillis());
        return new FurtherFact(KIND, ByteBuffer.wrap(CODEC.encode(body)));
    }
}
