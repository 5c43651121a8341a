package io.hullmark.streams.replay;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What was at a moment.
 *
 * @param moment the moment
 * @param begins since when anything is known at all; empty if nothing is
 * @param subjects hosts, images and containers, ordered by host, kind and id
 */
public record Past(Moment moment, Optional<Instant> begins, List<PastSubject> subjects) {
    private static final Comparator<PastSubject> ORDER = Comparator.comparing(
                    (PastSubject past) -> past.posture().getSubject().getHostId())
            .thenComparing(past -> past.posture().getSubject().getKind())
            .thenComparing(past -> past.posture().getSubject().getId());

    public Past {
        subjects = List.copyOf(subjects);
    }

    /** All partitions together. */
    static Past of(Moment moment, List<Past> partitions) {
        var begins = partitions.stream().flatMap(past -> past.begins().stream()).min(Comparator.naturalOrder());
        var subjects = partitions.stream()
                .flatMap(past -> past.subjects().stream())
                .sorted(ORDER)
                .toList();
        return new Past(moment, begins, subjects);
    }
}
