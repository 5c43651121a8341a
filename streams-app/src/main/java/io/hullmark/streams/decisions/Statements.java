package io.hullmark.streams.decisions;

import io.hullmark.engine.facts.Attestation;
import io.hullmark.engine.facts.Fact;
import io.hullmark.streams.wire.ScopeRecords;
import io.hullmark.wire.Statement;
import io.hullmark.wire.StatementKind;
import java.time.Instant;

/** What people state, as it is published. */
public final class Statements {
    private Statements() {}

    /** The statement that attests something. */
    public static Statement attest(Attestation attestation, Instant publishedAt) {
        return Statement.newBuilder()
                .setKind(StatementKind.ATTESTATION)
                .setId(attestation.id())
                .setBy(attestation.by())
                .setText(attestation.statement())
                .setAt(attestation.statedAt())
                .setUntil(attestation.until())
                .setScope(ScopeRecords.written(attestation.scope()))
                .setLink(attestation.link())
                .setPublishedAt(publishedAt)
                .build();
    }

    /** The statement that what was attested no longer holds. */
    public static Statement revoke(String id, String by, String reason, Instant at) {
        return plain(StatementKind.REVOCATION, id, by, reason, at);
    }

    /** The statement that somebody works on a finding. */
    public static Statement acknowledge(Fact.Acknowledged acknowledgement) {
        return Statement.newBuilder(plain(
                        StatementKind.ACKNOWLEDGEMENT,
                        acknowledgement.findingId(),
                        acknowledgement.by(),
                        acknowledgement.note(),
                        acknowledgement.at()))
                .setHostId(acknowledgement.hostId())
                .build();
    }

    /** The statement that a host is no more, and all that was on it. */
    public static Statement retire(String hostId, String by, String reason, Instant at) {
        return plain(StatementKind.RETIREMENT, hostId, by, reason, at);
    }

    private static Statement plain(StatementKind kind, String id, String by, String text, Instant at) {
        return Statement.newBuilder()
                .setKind(kind)
                .setId(id)
                .setBy(by)
                .setText(text)
                .setAt(at)
                .setPublishedAt(at)
                .build();
    }
}
