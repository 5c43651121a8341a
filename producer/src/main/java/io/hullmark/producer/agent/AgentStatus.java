package io.hullmark.producer.agent;

import io.hullmark.producer.ledger.Ledger;
import io.hullmark.producer.ledger.LedgerStatus;
import io.hullmark.producer.publish.PublishStatus;
import io.hullmark.producer.publish.Publisher;
import io.hullmark.producer.spool.Spool;
import io.hullmark.producer.spool.SpoolStatus;
import java.util.TreeMap;

/** Asks the parts of an agent how they fare. */
final class AgentStatus {
    private final String hostId;
    private final Spool spool;
    private final Ledger ledger;
    private final Publisher publisher;
    private final Source source;

    AgentStatus(String hostId, Spool spool, Ledger ledger, Publisher publisher, Source source) {
        this.hostId = hostId;
        this.spool = spool;
        this.ledger = ledger;
        this.publisher = publisher;
        this.source = source;
    }

    /** All of it at about one moment. */
    record Parts(String hostId, SourceStatus source, LedgerStatus ledger, SpoolStatus spool, PublishStatus publish) {
        Health health() {
            var troubles = new TreeMap<String, String>();
            source.trouble().ifPresent(trouble -> troubles.put("source", trouble));
            spool.trouble().ifPresent(trouble -> troubles.put("spool", trouble));
            publish.trouble().ifPresent(trouble -> troubles.put("publish", trouble));
            return new Health(troubles);
        }
    }

    Parts parts() {
        return new Parts(hostId, source.status(), ledger.status(), spool.status(), publisher.status());
    }

    Health health() {
        return parts().health();
    }
}
