package io.hullmark.engine.journal;

import io.hullmark.engine.decisions.Circumstances;
import io.hullmark.engine.decisions.Match;
import io.hullmark.engine.decisions.Scoped;
import io.hullmark.engine.facts.Attestation;
import io.hullmark.engine.facts.Fact.AttestationRevoked;
import io.hullmark.engine.facts.Fact.Attested;
import io.hullmark.engine.findings.Requirement;
import io.hullmark.engine.rules.Rule;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** The attestations of a partition. They never touch a finding. */
final class AttestationBook {
    private final DecisionBook<Attestation> attestations;

    AttestationBook(Memory memory, Ledger ledger) {
        this.attestations = new DecisionBook<>(memory.attestations(), ledger);
    }

    void apply(Attested fact, Instant at) {
        attestations.decide(fact.attestation(), at);
    }

    void apply(AttestationRevoked revocation) {
        attestations.revoke(revocation.id());
    }

    void tick(Instant now) {
        attestations.tick(now);
    }

    Optional<Instant> nextDeadline() {
        return attestations.nextDeadline();
    }

    /** Whether something else could be attested of a subject than was. */
    boolean concerns(Judged before) {
        return attestations.anyInForce() || before.attested() != 0;
    }

    /** What is attested of one subject. Of a subject that can't be told from others for now nothing is. */
    Testimony of(Supplier<Circumstances> circumstances) {
        return attestations.anyInForce() ? rule -> find(rule, circumstances) : Testimony.NONE;
    }

    private Optional<Attestation> find(Rule rule, Supplier<Circumstances> circumstances) {
        for (Scoped<Attestation> candidate : attestations.inForce(rule.id())) {
            if (candidate.of(Requirement.of(rule), "", circumstances.get()) == Match.YES) {
                return Optional.of(candidate.decision());
            }
        }
        return Optional.empty();
    }
}
