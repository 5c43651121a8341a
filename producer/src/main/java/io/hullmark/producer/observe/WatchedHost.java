package io.hullmark.producer.observe;

import java.util.List;
import java.util.Optional;

/** What whoever watches an engine knows of its host, for sensors that measure it. Calls return at once, from any thread. */
public interface WatchedHost {
    /** The containers that run, ordered by id; at most a second or two behind the engine. */
    List<RunningContainer> running();

    /** Directory of the engine's data, as the host names it; empty until the engine has told. */
    Optional<String> dataRoot();
}
