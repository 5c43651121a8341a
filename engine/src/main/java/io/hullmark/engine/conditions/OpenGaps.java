package io.hullmark.engine.conditions;

import io.hullmark.engine.facts.Fact.CoverageLost;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Why what happens on a host can't be seen now. A gap that its agent began ends when the agent says so, and not with a heartbeat:
 * an agent that can't reach its engine goes on to say what it knew.
 *
 * @param causes names of the causes, such as "STREAM_BROKEN"
 */
public record OpenGaps(SortedSet<String> causes) {
    static final OpenGaps NONE = new OpenGaps(new TreeSet<>());

    /** An agent that starts knows nothing of the gaps of the one before it, and ends them all. */
    private static final String AGENT_STARTED = "AGENT_STARTED";

    public OpenGaps {
        causes = Collections.unmodifiableSortedSet(new TreeSet<>(causes));
    }

    /** The same after one more gap, which may be the end of one that is open. */
    OpenGaps after(CoverageLost gap) {
        if (gap.to().isPresent() && gap.cause().equals(AGENT_STARTED)) {
            return NONE;
        }
        var open = new TreeSet<>(causes);
        if (gap.to().isPresent()) {
            open.remove(gap.cause());
        } else {
            open.add(gap.cause());
        }
        return new OpenGaps(open);
    }
}
