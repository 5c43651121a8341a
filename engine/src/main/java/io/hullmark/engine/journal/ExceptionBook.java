package io.hullmark.engine.journal;

import io.hullmark.engine.exceptions.Circumstances;
import io.hullmark.engine.exceptions.HeldException;
import io.hullmark.engine.exceptions.HeldException.Phase;
import io.hullmark.engine.exceptions.Match;
import io.hullmark.engine.exceptions.ScopedException;
import io.hullmark.engine.facts.Fact.ExceptionDecided;
import io.hullmark.engine.facts.Fact.ExceptionRevoked;
import io.hullmark.engine.facts.PolicyException;
import io.hullmark.engine.findings.Acceptance;
import io.hullmark.engine.findings.HeldFinding;
import io.hullmark.engine.findings.Requirement;
import io.hullmark.engine.rules.RuleId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The exceptions of a partition. They begin and end by ticks of the clock alone, so that observations that come late or early never
 * bring one back; whoever may be concerned is then looked at again in slices.
 */
final class ExceptionBook {
    /** What holds longest covers first, so that findings change hands as rarely as can be. */
    private static final Comparator<PolicyException> LONGEST_FIRST =
            Comparator.comparing(PolicyException::expiresAt).reversed().thenComparing(PolicyException::id);

    private final Memory memory;
    private final Ledger ledger;
    private final TreeMap<String, HeldException> exceptions = new TreeMap<>();
    private final Map<RuleId, List<ScopedException>> byRule = new HashMap<>();
    private @Nullable List<ScopedException> inForce;

    ExceptionBook(Memory memory, Ledger ledger) {
        this.memory = memory;
        this.ledger = ledger;
        memory.exceptions().scan("", (id, held) -> {
            exceptions.put(id, held);
            return true;
        });
    }

    void apply(ExceptionDecided decision, Instant at) {
        var exception = decision.exception();
        var now = at.isAfter(ledger.standing().now()) ? at : ledger.standing().now();
        if (exception.expiresAt().isAfter(now)) {
            var phase = exception.startsAt().isAfter(now) ? Phase.WAITING : Phase.IN_FORCE;
            put(exception.id(), Optional.of(new HeldException(exception, phase)));
        } else {
            put(exception.id(), Optional.empty());
        }
    }

    void apply(ExceptionRevoked revocation) {
        put(revocation.id(), Optional.empty());
    }

    /** Lets begin and end what does so until now. */
    void tick(Instant now) {
        List.copyOf(exceptions.values()).stream()
                .filter(held -> !held.nextChange().isAfter(now))
                .forEach(held -> put(
                        held.exception().id(),
                        Optional.of(held.exception())
                                .filter(exception -> exception.expiresAt().isAfter(now))
                                .map(exception -> new HeldException(exception, Phase.IN_FORCE))));
    }

    /** When the next exception begins or ends. */
    Optional<Instant> nextDeadline() {
        return exceptions.values().stream().map(HeldException::nextChange).min(Comparator.naturalOrder());
    }

    /** Whether it could make a difference to any of these findings. */
    boolean concerns(List<HeldFinding> findings) {
        boolean any = !inForce().isEmpty();
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
        if (inForce().isEmpty()) {
            return Acceptance.NONE;
        }
        return new OfSubject(at, circumstances);
    }

    private final class OfSubject implements Acceptance {
        private final Instant at;
        private final Supplier<Circumstances> circumstances;
        private @Nullable Circumstances known;

        OfSubject(Instant at, Supplier<Circumstances> circumstances) {
            this.at = at;
            this.circumstances = circumstances;
        }

        @Override
        public Optional<String> of(Requirement rule, String element, Optional<String> held) {
            Optional<String> first = Optional.empty();
            for (ScopedException candidate : inForce(rule.id())) {
                var id = candidate.exception().id();
                var match = candidate.of(rule, element, circumstances());
                if (held.filter(id::equals).isPresent() && match != Match.NO) {
                    return held;
                }
                if (first.isEmpty()
                        && match == Match.YES
                        && candidate.exception().expiresAt().isAfter(at)) {
                    first = Optional.of(id);
                }
            }
            return first;
        }

        private Circumstances circumstances() {
            var seen = known;
            if (seen == null) {
                seen = circumstances.get();
                known = seen;
            }
            return seen;
        }
    }

    private List<ScopedException> inForce(RuleId rule) {
        return byRule.computeIfAbsent(
                rule,
                id -> inForce().stream()
                        .filter(exception -> exception.concerns(id))
                        .toList());
    }

    private List<ScopedException> inForce() {
        var known = inForce;
        if (known == null) {
            known = exceptions.values().stream()
                    .filter(held -> held.phase() == Phase.IN_FORCE)
                    .map(HeldException::exception)
                    .sorted(LONGEST_FIRST)
                    .map(ScopedException::new)
                    .toList();
            inForce = known;
        }
        return known;
    }

    private void put(String id, Optional<HeldException> next) {
        var before = Optional.ofNullable(exceptions.get(id));
        if (next.equals(before)) {
            return;
        }
        next.ifPresentOrElse(
                held -> {
                    exceptions.put(id, held);
                    memory.exceptions().put(id, held);
                },
                () -> {
                    exceptions.remove(id);
                    memory.exceptions().forget(id);
                });
        inForce = null;
        byRule.clear();
        if (isInForce(before) || isInForce(next)) {
            ledger.revisit();
        }
    }

    private static boolean isInForce(Optional<HeldException> held) {
        return held.filter(exception -> exception.phase() == Phase.IN_FORCE).isPresent();
    }
}
