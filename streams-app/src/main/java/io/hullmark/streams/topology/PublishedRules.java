package io.hullmark.streams.topology;

import io.hullmark.engine.facts.Fact;
import io.hullmark.streams.wire.FactReader;
import io.hullmark.wire.AdmittedPublication;
import io.hullmark.wire.QuarantineReason;
import io.hullmark.wire.RulePublication;
import java.nio.ByteBuffer;
import java.time.Instant;

/** Rules, policies and withdrawals. */
final class PublishedRules implements PublishedKind<RulePublication> {
    private final Vetting vetting;

    PublishedRules(Vetting vetting) {
        this.vetting = vetting;
    }

    @Override
    public String id(RulePublication publication) {
        return publication.getId();
    }

    @Override
    public Opinion opinion(RulePublication publication, Instant now) {
        return vetting.of(publication);
    }

    @Override
    public Object written(ByteBuffer bytes) {
        return new AdmittedPublication(bytes);
    }

    @Override
    public Fact fact(RulePublication publication) {
        return FactReader.publication(publication);
    }

    @Override
    public QuarantineReason bad() {
        return QuarantineReason.BAD_RULE;
    }

    @Override
    public String takingBack() {
        return "a rule is not withdrawn by a record without a value but by one of kind WITHDRAWAL";
    }
}
