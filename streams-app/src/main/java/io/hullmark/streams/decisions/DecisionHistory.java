package io.hullmark.streams.decisions;

import io.hullmark.engine.decisions.Decided;
import io.hullmark.engine.decisions.Decided.Revocation;
import io.hullmark.engine.facts.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** What became of every decision of one kind that was published, told in their order. */
public final class DecisionHistory<D extends Decision> {
    private final TreeMap<String, Decided<D>> decided = new TreeMap<>();

    DecisionHistory() {}

    void decide(D decision, Instant publishedAt) {
        decided.put(decision.id(), new Decided<>(decision, publishedAt, Optional.empty()));
    }

    /** People end one before it ends by itself; one that has ended or never was stays as it is. */
    void revoke(String id, Revocation revocation) {
        holding(id, revocation.at())
                .ifPresent(held ->
                        decided.put(id, new Decided<>(held.decision(), held.publishedAt(), Optional.of(revocation))));
    }

    /** All of them, ordered by id. */
    public List<Decided<D>> all() {
        return List.copyOf(decided.values());
    }

    /** One that has not ended. */
    public Optional<Decided<D>> holding(String id, Instant now) {
        return Optional.ofNullable(decided.get(id)).filter(held -> held.holds(now));
    }
}
