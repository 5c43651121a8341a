package io.hullmark.producer.sense.cgroup;

import io.hullmark.producer.observe.RunningContainer;
import io.hullmark.wire.UnmeasuredCause;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The containers whose files are open. */
final class MeasuredContainers {
    private final KernelFiles files;
    private final Map<String, MeasuredContainer> containers = new HashMap<>();

    MeasuredContainers(KernelFiles files) {
        this.files = files;
    }

    /** Measures a container, whose files are looked for if they are not open yet. */
    Outcome measure(RunningContainer container, Locator locator) {
        var known = containers.get(container.id());
        if (known == null) {
            var place = locator.locate(container);
            if (place.isEmpty()) {
                return new Outcome.Unmeasured(UnmeasuredCause.NOT_FOUND);
            }
            known = new MeasuredContainer(container, place.get(), locator, files);
            containers.put(container.id(), known);
        }
        var outcome = known.measure();
        if (!(outcome instanceof Outcome.Measured)) {
            drop(container.id());
        }
        return outcome;
    }

    /** Lets go of all others: they have ended, or have been started anew since. */
    void retain(List<RunningContainer> running) {
        Set<RunningContainer> current = Set.copyOf(running);
        List<String> ended = containers.entrySet().stream()
                .filter(entry -> !current.contains(entry.getValue().container()))
                .map(Map.Entry::getKey)
                .toList();
        ended.forEach(this::drop);
    }

    private void drop(String id) {
        var dropped = containers.remove(id);
        if (dropped != null) {
            dropped.close();
        }
    }
}
