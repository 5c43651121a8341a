package io.hullmark.streams.wire;

import io.hullmark.engine.anomalies.Notice;
import io.hullmark.engine.journal.Outcome;
import io.hullmark.schemas.codec.Codec;
import io.hullmark.wire.Anomaly;
import io.hullmark.wire.Violation;

/** Encodes what follows from facts and frames. The same outcome always gives the same bytes, live or replayed. For one thread. */
public final class OutcomeWriter {
    private final Codec<Violation> violations;
    private final Codec<Anomaly> anomalies;
    private final PostureEncoding postures;

    public OutcomeWriter(OutwardCodecs codecs) {
        this.violations = codecs.violations();
        this.anomalies = codecs.anomalies();
        this.postures = new PostureEncoding(codecs.postures());
    }

    /** The value of a violations record. */
    public byte[] violation(Outcome.FindingChanged changed) {
        return violations.encode(OutcomeRecords.violation(changed.transition()));
    }

    /** The value of an anomalies record. */
    public byte[] anomaly(Notice notice) {
        return anomalies.encode(AnomalyRecords.of(notice));
    }

    /** The value of a posture record. */
    public byte[] posture(Outcome.PostureChanged changed) {
        return postures.encode(changed);
    }
}
