package io.hullmark.streams.replay;

import io.hullmark.engine.rules.Control;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was at a moment.
 *
 * @param moment the moment
 * @param begins since when anything is known at all; empty if nothing is
 * @param subjects hosts, images and containers, ordered by host, kind and id
 * @param controls the controls that each rule in force served, by its id
 */
public record Past(
        Moment moment,
        Optional<Instant> begins,
        List<PastSubject> subjects,
        SortedMap<String, List<Control>> controls) {
    private static final Comparator<PastSubject> ORDER = Comparator.comparing(
                    (PastSubject past) -> past.posture().getSubject().getHostId())
            .thenComparing(past -> past.posture().getSubject().getKind())
            .thenComparing(past -> past.posture().getSubject().getId());

    public Past {
        subjects = List.copyOf(subjects);
        controls = Collections.unmodifiableSortedMap(new TreeMap<>(controls));
    }

    /** All partitions together. */
    static Past of(Moment moment, List<Past> partitions) {
        var begins = partitions.stream().flatMap(past -> past.begins().stream()).min(Comparator.naturalOrder());
        var subjects = partitions.stream()
                .flatMap(past -> past.subjects().stream())
                .sorted(ORDER)
                .toList();
        var controls = new TreeMap<String, List<Control>>();
        partitions.forEach(past -> controls.putAll(past.controls()));
        return new Past(moment, begins, subjects, controls);
    }
}
