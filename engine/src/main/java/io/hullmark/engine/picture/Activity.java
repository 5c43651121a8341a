package io.hullmark.engine.picture;

import io.hullmark.engine.facts.Fact.Exec;
import java.util.List;

/**
 * What is kept of the lifecycle events of one object.
 *
 * @param execs commands that run inside a container now, oldest first, at most {@value #MOST_EXECS}
 * @param action what last happened to the object and can have changed its configuration, such as "update"; empty if nothing did
 *     since its newest snapshot
 */
public record Activity(List<Exec> execs, String action) {
    public static final Activity NONE = new Activity(List.of(), "");

    static final int MOST_EXECS = 32;

    public Activity {
        execs = List.copyOf(execs);
    }
}
