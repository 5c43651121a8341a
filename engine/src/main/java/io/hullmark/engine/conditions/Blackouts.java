package io.hullmark.engine.conditions;

import io.hullmark.engine.facts.Fact;
import io.hullmark.engine.facts.Fact.CoverageLost;
import io.hullmark.engine.facts.ObjectKind;
import io.hullmark.engine.picture.Shelf;
import java.util.TreeMap;

/** The hosts that can't be seen now, by what their agents say. Few at any time, so all are at hand. */
final class Blackouts {
    private final Shelf<String, OpenGaps> shelf;
    private final TreeMap<String, OpenGaps> open = new TreeMap<>();

    Blackouts(Shelf<String, OpenGaps> shelf) {
        this.shelf = shelf;
        shelf.scan("", (hostId, gaps) -> {
            open.put(hostId, gaps);
            return true;
        });
    }

    boolean isOpen(String hostId) {
        return open.containsKey(hostId);
    }

    /** A fact of a host was folded. */
    void see(Fact.OfHost fact) {
        if (fact instanceof CoverageLost gap) {
            lose(gap);
        } else if (fact instanceof Fact.Removed removal && removal.object().kind() == ObjectKind.HOST) {
            end(removal.hostId());
        }
    }

    private void lose(CoverageLost gap) {
        var before = open.getOrDefault(gap.hostId(), OpenGaps.NONE);
        var after = before.after(gap);
        if (after.causes().isEmpty()) {
            end(gap.hostId());
        } else if (!after.equals(before)) {
            open.put(gap.hostId(), after);
            shelf.put(gap.hostId(), after);
        }
    }

    private void end(String hostId) {
        if (open.remove(hostId) != null) {
            shelf.forget(hostId);
        }
    }
}
