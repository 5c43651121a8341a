package io.hullmark.engine.journal;

import io.hullmark.engine.facts.Fact.Exec;
import io.hullmark.engine.facts.Fact.LifecycleSeen;
import io.hullmark.engine.fixtures.Observed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Commands inside containers for tests. */
final class Execs {
    private Execs() {}

    static LifecycleSeen started(Observed container, String id, String user) {
        return event(
                container,
                "exec_start",
                id,
                Optional.of(new Exec(id, Optional.of(false), Optional.of(user), List.of("sh"))));
    }

    /** One that was over before it could be inspected. */
    static LifecycleSeen startedUnseen(Observed container, String id) {
        return event(container, "exec_start", id, Optional.empty());
    }

    static LifecycleSeen ended(Observed container, String id) {
        return event(container, "exec_die", id, Optional.empty());
    }

    private static LifecycleSeen event(Observed container, String action, String id, Optional<Exec> exec) {
        return new LifecycleSeen(
                container.key(), container.key().id(), action, Map.of("execID", id), Instant.EPOCH, exec);
    }
}
