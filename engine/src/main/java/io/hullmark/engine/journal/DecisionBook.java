package io.hullmark.engine.journal;

import static java.util.Comparator.comparing;

import io.hullmark.engine.decisions.Held;
import io.hullmark.engine.decisions.Held.Phase;
import io.hullmark.engine.decisions.Scoped;
import io.hullmark.engine.facts.Decision;
import io.hullmark.engine.picture.Shelf;
import io.hullmark.engine.rules.RuleId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What people decided for a while, of one kind and one partition. It begins and ends by ticks of the clock alone, so that observations
 * that come late or early never bring one back; whoever may be concerned is then looked at again in slices.
 */
final class DecisionBook<D extends Decision> {
    private final Shelf<String, Held<D>> shelf;
    private final Ledger ledger;
    private final TreeMap<String, Held<D>> decisions = new TreeMap<>();
    private final Map<RuleId, List<Scoped<D>>> byRule = new HashMap<>();
    private @Nullable List<Scoped<D>> inForce;

    DecisionBook(Shelf<String, Held<D>> shelf, Ledger ledger) {
        this.shelf = shelf;
        this.ledger = ledger;
        shelf.scan("", (id, held) -> {
            decisions.put(id, held);
            return true;
        });
    }

    void decide(D decision, Instant at) {
        var now = at.isAfter(ledger.standing().now()) ? at : ledger.standing().now();
        var phase = decision.startsAt().isAfter(now) ? Phase.WAITING : Phase.IN_FORCE;
        put(
                decision.id(),
                Optional.of(new Held<>(decision, phase))
                        .filter(held -> held.decision().expiresAt().isAfter(now)));
    }

    void revoke(String id) {
        put(id, Optional.empty());
    }

    /** Lets begin and end what does so until now. */
    void tick(Instant now) {
        List.copyOf(decisions.values()).stream()
                .filter(held -> !held.nextChange().isAfter(now))
                .forEach(held -> put(
                        held.decision().id(),
                        Optional.of(held.decision())
                                .filter(decision -> decision.expiresAt().isAfter(now))
                                .map(decision -> new Held<>(decision, Phase.IN_FORCE))));
    }

    /** When the next one begins or ends. */
    Optional<Instant> nextDeadline() {
        return decisions.values().stream().map(Held::nextChange).min(Comparator.naturalOrder());
    }

    boolean anyInForce() {
        return !inForce().isEmpty();
    }

    /** Those in force that can be about a rule, and first what holds longest, so that it changes as rarely as can be. */
    List<Scoped<D>> inForce(RuleId rule) {
        return byRule.computeIfAbsent(
                rule,
                id -> inForce().stream()
                        .filter(decision -> decision.concerns(id))
                        .toList());
    }

    private List<Scoped<D>> inForce() {
        var known = inForce;
        if (known == null) {
            known = decisions.values().stream()
                    .filter(Held::isInForce)
                    .map(Held::decision)
                    .sorted(comparing(Decision::expiresAt).reversed().thenComparing(Decision::id))
                    .map(Scoped::new)
                    .toList();
            inForce = known;
        }
        return known;
    }

    private void put(String id, Optional<Held<D>> next) {
        var before = Optional.ofNullable(decisions.get(id));
        if (next.equals(before)) {
            return;
        }
        next.ifPresentOrElse(
                held -> {
                    decisions.put(id, held);
                    shelf.put(id, held);
                },
                () -> {
                    decisions.remove(id);
                    shelf.forget(id);
                });
        inForce = null;
        byRule.clear();
        if (before.filter(Held::isInForce).isPresent()
                || next.filter(Held::isInForce).isPresent()) {
            ledger.revisit();
        }
    }
}
