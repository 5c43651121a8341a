package io.hullmark.engine.assessment;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Adds up, for each of the equal parts of a span, for how long subjects were in which state in it. */
final class Course {
    /** Where parts begin, and the end of the last one. */
    private final List<Instant> bounds = new ArrayList<>();

    private final List<Map<ControlState, Duration>> lasted = new ArrayList<>();

    Course(Instant from, Instant to, int parts) {
        var part = Duration.between(from, to).dividedBy(parts);
        for (int index = 0; index < parts; index++) {
            bounds.add(from.plus(part.multipliedBy(index)));
            lasted.add(new EnumMap<>(ControlState.class));
        }
        bounds.add(to);
    }

    /** A stretch within the span. */
    void take(Stretch stretch) {
        for (int part = partOf(stretch.since()); part < lasted.size(); part++) {
            if (!bounds.get(part).isBefore(stretch.until())) {
                return;
            }
            stretch.addTo(lasted.get(part), bounds.get(part), bounds.get(part + 1));
        }
    }

    private int partOf(Instant moment) {
        int found = Collections.binarySearch(bounds, moment);
        return found >= 0 ? found : -found - 2;
    }

    List<Times> times() {
        return lasted.stream().map(Times::new).toList();
    }
}
