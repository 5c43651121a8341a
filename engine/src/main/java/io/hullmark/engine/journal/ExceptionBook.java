package io.hullmark.engine.journal;

import io.hullmark.engine.decisions.Circumstances;
import io.hullmark.engine.decisions.Match;
import io.hullmark.engine.decisions.Scoped;
import io.hullmark.engine.facts.Fact.ExceptionDecided;
import io.hullmark.engine.facts.Fact.ExceptionRevoked;
import io.hullmark.engine.facts.PolicyException;
import io.hullmark.engine.findings.Acceptance;
import io.hullmark.engine.findings.HeldFinding;
import io.hullmark.engine.findings.Requirement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The exceptions of a partition, and which findings they cover. */
final class ExceptionBook {
    private final DecisionBook<PolicyException> exceptions;

    ExceptionBook(Memory memory, Ledger ledger) {
        this.exceptions = new DecisionBook<>(memory.exceptions(), ledger);
    }

    void apply(ExceptionDecided decision, Instant at) {
        exceptions.decide(decision.exception(), at);
    }

    void apply(ExceptionRevoked revocation) {
        exceptions.revoke(revocation.id());
    }

    void tick(Instant now) {
        exceptions.tick(now);
    }

    Optional<Instant> nextDeadline() {
        return exceptions.nextDeadline();
    }

    /** Whether it could make a difference to any of these findings. */
    boolean concerns(List<HeldFinding> findings) {
        boolean any = exceptions.anyInForce();
        for (HeldFinding finding : findings) {
            if (finding.exception().isPresent() || (any && finding.holds())) {
                return true;
            }
        }
        return false;
    }

    /**
     * What is accepted of one subject.
     *
     * @param at the moment that is judged; the tick that ends an exception may come later
     */
    Acceptance acceptance(Instant at, Supplier<Circumstances> circumstances) {
        return exceptions.anyInForce() ? new OfSubject(at, new Once<>(circumstances)) : Acceptance.NONE;
    }

    private final class OfSubject implements Acceptance {
        private final Instant at;
        private final Supplier<Circumstances> circumstances;

        OfSubject(Instant at, Supplier<Circumstances> circumstances) {
            this.at = at;
            this.circumstances = circumstances;
        }

        @Override
        public Optional<String> of(Requirement rule, String element, Optional<String> held) {
            Optional<String> first = Optional.empty();
            for (Scoped<PolicyException> candidate : exceptions.inForce(rule.id())) {
                var id = candidate.decision().id();
                var match = candidate.of(rule, element, circumstances.get());
                if (held.filter(id::equals).isPresent() && match != Match.NO) {
                    return held;
                }
                if (first.isEmpty()
                        && match == Match.YES
                        && candidate.decision().expiresAt().isAfter(at)) {
                    first = Optional.of(id);
                }
            }
            return first;
        }
    }
}
