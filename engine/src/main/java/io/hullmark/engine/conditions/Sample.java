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
    private @Nullable Step host;
    private @Nullable Step container;
    private @Nullable Struct hostUsage;
    private @Nullable Bindings whole;
    private Instant from = Instant.EPOCH;
    private Instant to = Instant.EPOCH;
    private Duration between = Duration.ZERO;

    /** Two samples of a subject in a row. */
    private record Step(
            ObjectKey subject, Reading now, @Nullable Reading before, Duration between) {}

    Sample(Circumstances circumstances) {
        this.circumstances = circumstances;
    }

    /** Turns to the next sample of a host. */
    void ofHost(SubjectWatch subject, Reading now, Instant measuredAt) {
        var step = step(subject, now, measuredAt);
        host = step;
        container = null;
        hostUsage = null;
        whole = null;
        UsageFigures.ofHost(step.now, step.before, step.between, figures);
    }

    /**
     * Turns to the next sample of a container of that host.
     *
     * @param parts what of it is read by gauges
     */
    void ofContainer(SubjectWatch subject, Reading now, Instant measuredAt, UsageParts parts) {
        var step = step(subject, now, measuredAt);
        container = step;
        whole = null;
        UsageFigures.ofContainer(step.now, step.before, step.between, parts, figures);
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
        return container == null
                ? circumstances.configuration(host.subject).with(hostUsage)
                : circumstances
                        .configuration(container.subject)
                        .with(Usage.ofContainer(container.now, container.before, container.between), hostUsage);
    }

    private Step step(SubjectWatch subject, Reading now, Instant measuredAt) {
        // Nearly all containers of a host were measured together the last time as well.
        if (!subject.measuredAt().equals(from) || !measuredAt.equals(to)) {
            from = subject.measuredAt();
            to = measuredAt;
            between = Duration.between(from, to);
        }
        return new Step(subject.key(), now, subject.reading(), between);
    }
}
