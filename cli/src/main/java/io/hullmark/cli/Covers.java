package io.hullmark.cli;

import io.hullmark.wire.TransitionKind;
import io.hullmark.wire.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which findings exceptions covered until they no longer did, by what was told of the findings. */
final class Covers {
    private static final Comparator<Violation> IN_ORDER =
            Comparator.comparing(Violation::getFindingId).thenComparing(Violation::getTransition);

    private Covers() {}

    /** By the id of an exception, what it covered and stopped to cover since a moment: the transition that began the cover. */
    static Map<String, Collection<Violation>> endedSince(Instant since, List<Violation> told) {
        var running = new HashMap<String, Violation>();
        var ended = new HashMap<String, Map<String, Violation>>();
        var ordered = new ArrayList<>(told);
        ordered.sort(IN_ORDER);
        for (Violation next : ordered) {
            var cover = running.remove(next.getFindingId());
            if (cover != null && !next.getAt().isBefore(since) && !isSame(cover, next)) {
                ended.computeIfAbsent(String.valueOf(cover.getExceptionId()), unused -> new LinkedHashMap<>())
                        .put(cover.getFindingId(), cover);
            }
            if (next.getKind() == TransitionKind.SUPPRESSED) {
                running.put(next.getFindingId(), next);
            }
        }
        var byException = new HashMap<String, Collection<Violation>>();
        ended.forEach((id, findings) -> byException.put(id, findings.values()));
        return byException;
    }

    private static boolean isSame(Violation cover, Violation next) {
        return next.getKind() == TransitionKind.SUPPRESSED
                && String.valueOf(next.getExceptionId()).equals(String.valueOf(cover.getExceptionId()));
    }
}
