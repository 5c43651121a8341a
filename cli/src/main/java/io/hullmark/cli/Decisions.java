package io.hullmark.cli;

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
    static <W extends WrittenDecision<?>> List<W> notEnded(
            DecisionPack<W> pack, String kind, Instant now, PrintWriter complaints) {
        var going = new ArrayList<W>();
        for (W written : pack.written()) {
            var decision = written.decision();
            if (decision.expiresAt().isAfter(now)) {
                going.add(written);
            } else {
                complaints.println("hullmark: the %s '%s' expired at %s and covers nothing"
                        .formatted(kind, decision.id(), decision.expiresAt()));
            }
        }
        return going;
    }
}
