package io.hullmark.engine.assessment;

import io.hullmark.engine.assessment.FindingLife.Step;
import io.hullmark.engine.findings.Transition;
import io.hullmark.engine.findings.Transition.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The findings of which people were told. What was over before the span is forgotten. */
final class FindingLives {
    private final Instant from;
    private final TreeMap<String, FindingLife> lives = new TreeMap<>();

    FindingLives(Instant from) {
        this.from = from;
    }

    void tell(Transition transition, Ground ground) {
        var id = transition.findingId();
        if (transition.kind() instanceof Kind.Resolved && transition.at().isBefore(from)) {
            lives.remove(id);
            return;
        }
        var known = lives.get(id);
        var steps = new ArrayList<Step>(known == null ? List.of() : known.steps());
        steps.add(Step.of(transition, ground));
        lives.put(id, new FindingLife(id, transition.requirement(), transition.subject(), transition.element(), steps));
    }

    List<FindingLife> all() {
        return List.copyOf(lives.values());
    }
}
