package io.hullmark.producer.reconcile;

import io.hullmark.producer.observe.Sightings;
import io.hullmark.wire.CoverageGap;
import io.hullmark.wire.GapCause;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells when something may have been missed, both when that begins and when it ends. */
final class Gaps {
    private static final Logger LOG = LoggerFactory.getLogger(Gaps.class);

    private final Sightings sightings;
    private final Map<GapCause, Instant> open = new EnumMap<>(GapCause.class);

    Gaps(Sightings sightings) {
        this.sightings = sightings;
    }

    /** Something may be missed from a moment on, until further notice. Told once. */
    void begin(GapCause cause, Instant from, Instant now, String detail) {
        if (open.putIfAbsent(cause, from) == null) {
            tell(cause, from, now, true, detail, 0);
        }
    }

    /** Everything is seen again from now on. */
    void end(Instant now, String detail) {
        open.forEach((cause, from) -> tell(cause, from, now, false, detail, 0));
        open.clear();
    }

    /** Something may have been missed within an interval. */
    void between(GapCause cause, Instant from, Instant now, String detail, long lost) {
        tell(cause, from, now, false, detail, lost);
    }

    private void tell(GapCause cause, Instant from, Instant now, boolean lasts, String detail, long lost) {
        var begun = from.isAfter(now) ? now : from;
        LOG.atWarn()
                .addKeyValue("cause", cause)
                .addKeyValue("from", begun)
                .addKeyValue("lasts", lasts)
                .addKeyValue("detail", detail)
                .addKeyValue("lost", lost)
                .log(lasts ? "can not see what happens" : "may have missed something");
        sightings.gap(
                now,
                CoverageGap.newBuilder()
                        .setFrom(begun.truncatedTo(ChronoUnit.MICROS))
                        .setTo(lasts ? null : now.truncatedTo(ChronoUnit.MICROS))
                        .setCause(cause)
                        .setDetail(detail)
                        .setLost(lost)
                        .build());
    }
}
