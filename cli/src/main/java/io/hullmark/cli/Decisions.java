package io.hullmark.cli;

import io.hullmark.engine.facts.Decision;
import io.hullmark.engine.language.DecisionPack;
import io.hullmark.engine.language.WrittenDecision;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What people decided, for a check of one moment. */
final class Decisions {
    private Decisions() {}

    /**
     * Those that have not ended; of each that has, somebody is told.
     *
     * @param kind what people call one of them, such as "exception"
     */
    static <D extends Decision> List<D> notEnded(
            DecisionPack<? extends WrittenDecision<D>> pack, String kind, Instant now, PrintWriter complaints) {
        var going = new ArrayList<D>();
        for (var written : pack.written()) {
            var decision = written.decision();
            if (decision.expiresAt().isAfter(now)) {
                going.add(decision);
            } else {
                complaints.println("hullmark: the %s '%s' expired at %s and covers nothing"
                        .formatted(kind, decision.id(), decision.expiresAt()));
            }
        }
        return going;
    }
}
