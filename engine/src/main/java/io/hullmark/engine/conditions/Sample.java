package io.hullmark.engine.conditions;

import io.hullmark.engine.facts.Figures;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.facts.Struct;
import io.hullmark.engine.rules.Bindings;
import io.hullmark.engine.telemetry.Reading;
import io.hullmark.engine.telemetry.Usage;
import io.hullmark.engine.telemetry.UsageFigures;
import io.hullmark.engine.telemetry.UsageParts;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The sample that is looked at: its numbers, and all that is known of its subject beside them where somebody asks, since most samples say
 * nothing new. There is one that turns to all samples, one after the other.
 */
final class Sample {
    private final Circumstances circumstances;
    private final Figures figures = new Figures();
    private final Bindings numbers = Bindings.ofSamples(figures);
    private @Nullable OfHost host;
    private @Nullable Reading now;
    private @Nullable Reading before;
    private @Nullable ObjectKey container;
    private @Nullable Struct hostUsage;
    private @Nullable Bindings whole;
    private Instant from = Instant.EPOCH;
    private Instant to = Instant.EPOCH;
    private Duration between = Duration.ZERO;

    /** Two samples of a host in a row. */
    private record OfHost(
            ObjectKey key, Reading now, @Nullable Reading before, Duration between) {}

    Sample(Circumstances circumstances) {
        this.circumstances = circumstances;
    }

    /**
     * Turns to the next sample of a host.
     *
     * @param earlier the one before; null without one
     * @param earlierAt when that was measured
     */
    void ofHost(ObjectKey key, Reading reading, @Nullable Reading earlier, Instant earlierAt, Instant measuredAt) {
        since(earlierAt, measuredAt);
        host = new OfHost(key, reading, earlier, between);
        now = null;
        container = null;
        hostUsage = null;
        whole = null;
        UsageFigures.ofHost(reading, earlier, between, figures);
    }

    /**
     * Turns to the next sample of a container of that host.
     *
     * @param earlier the one before; null without one
     * @param earlierAt when that was measured
     * @param parts what of it is read by gauges
     */
    void ofContainer(
            Reading reading, @Nullable Reading earlier, Instant earlierAt, Instant measuredAt, UsageParts parts) {
        since(earlierAt, measuredAt);
        now = reading;
        before = earlier;
        container = null;
        whole = null;
        UsageFigures.ofContainer(reading, earlier, between, parts, figures);
    }

    /** Whose sample it is. To be said before all of it is asked for. */
    void of(ObjectKey subject) {
        container = now == null ? null : subject;
    }

    /** As much of it as gauges read. */
    Bindings alone() {
        return numbers;
    }

    /** All of it, and what is configured. */
    Bindings whole() {
        var known = whole;
        if (known == null) {
            known = told();
            whole = known;
        }
        return known;
    }

    private Bindings told() {
        if (host == null) {
            throw new IllegalStateException("there is no sample before the first");
        }
        if (hostUsage == null) {
            hostUsage = Usage.ofHost(host.now, host.before, host.between);
        }
        if (now == null) {
            return circumstances.configuration(host.key).with(hostUsage);
        }
        if (container == null) {
            throw new IllegalStateException("nobody has said whose sample it is");
        }
        return circumstances.configuration(container).with(Usage.ofContainer(now, before, between), hostUsage);
    }

    /** Nearly all containers of a host were measured together the last time as well. */
    private void since(Instant earlier, Instant measuredAt) {
        if (!earlier.equals(from) || !measuredAt.equals(to)) {
            from = earlier;
            to = measuredAt;
            between = Duration.between(from, to);
        }
    }
}
