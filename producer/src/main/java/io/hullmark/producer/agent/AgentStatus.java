package io.hullmark.producer.agent;

import io.hullmark.producer.ledger.FrameLog;
import io.hullmark.producer.ledger.Ledger;
import io.hullmark.producer.ledger.LedgerStatus;
import io.hullmark.producer.publish.PublishStatus;
import io.hullmark.producer.publish.Publisher;
import io.hullmark.producer.sense.SensorHealth;
import io.hullmark.producer.spool.Spool;
import io.hullmark.producer.spool.SpoolStatus;
import io.hullmark.wire.UnmeasuredCause;
import java.util.Optional;
import java.util.TreeMap;

/** Asks the parts of an agent how they fare. */
final class AgentStatus {
    private final String hostId;
    private final Spool spool;
    private final Ledger ledger;
    private final FrameLog frames;
    private final Publisher publisher;
    private final Source source;

    AgentStatus(String hostId, Spool spool, Ledger ledger, FrameLog frames, Publisher publisher, Source source) {
        this.hostId = hostId;
        this.spool = spool;
        this.ledger = ledger;
        this.frames = frames;
        this.publisher = publisher;
        this.source = source;
    }

    /** All of it at about one moment. */
    record Parts(
            String hostId,
            SourceStatus source,
            LedgerStatus ledger,
            Sensing sensing,
            SpoolStatus spool,
            PublishStatus publish) {
        /** Running containers that were not measured for this reason. */
        long unmeasured(UnmeasuredCause cause) {
            return sensing.health().unmeasured().getOrDefault(cause, 0L);
        }

        Health health() {
            var troubles = new TreeMap<String, String>();
            source.trouble().ifPresent(trouble -> troubles.put("source", trouble));
            spool.trouble().ifPresent(trouble -> troubles.put("spool", trouble));
            publish.trouble().ifPresent(trouble -> troubles.put("publish", trouble));
            return new Health(troubles);
        }
    }

    /**
     * How measuring goes.
     *
     * @param frames frames numbered since the agent started
     * @param sensor what is measured by; empty if nothing is measured
     */
    record Sensing(long frames, Optional<String> sensor, SensorHealth health) {}

    Parts parts() {
        var sensors = source.sensors();
        var sensing = new Sensing(frames.frames(), sensors.sensor(), sensors.health());
        return new Parts(hostId, source.status(), ledger.status(), sensing, spool.status(), publisher.status());
    }

    Health health() {
        return parts().health();
    }
}
