package io.hullmark.engine.anomalies;

import io.hullmark.engine.anomalies.HeldBehaviour.OfContainer;
import io.hullmark.engine.detectors.LightDetector;
import io.hullmark.engine.detectors.WorkloadBaseline;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.findings.Subject;
import io.hullmark.engine.telemetry.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One container whose behaviour is watched: its slice of a detector's state and its latest reading, some 500 bytes. */
final class ContainerWatch {
    /** A crash loop moves the end of learning with every start; that is told now and then. */
    private static final Duration WORTH_TELLING = Duration.ofMinutes(10);

    private final ObjectKey key;
    private final int[] state;
    private Optional<Subject> subject = Optional.empty();
    private @Nullable Subject lastKnown;
    private @Nullable WorkloadName name;
    private @Nullable WorkloadName workload;
    private @Nullable WatchedWorkload found;
    private @Nullable Outlook promised;
    private @Nullable Reading reading;
    private Instant at = Instant.MIN;

    private ContainerWatch(ObjectKey key, int[] state) {
        this.key = key;
        this.state = state;
    }

    static ContainerWatch of(ObjectKey key) {
        return new ContainerWatch(key, new int[LightDetector.INTS]);
    }

    static ContainerWatch from(String hostId, OfContainer held) {
        var watch = new ContainerWatch(ObjectKey.container(hostId, held.id()), held.state());
        watch.workload = held.workload().isEmpty() ? null : new WorkloadName(held.workload());
        watch.name = watch.workload;
        watch.promised = held.promised().orElse(null);
        watch.reading = held.reading();
        watch.at = held.at();
        return watch;
    }

    /** What is kept of it; empty before the first sample. */
    Optional<OfContainer> held() {
        return Optional.ofNullable(reading)
                .map(known -> new OfContainer(
                        key.id(),
                        workload == null ? "" : workload.text(),
                        state.clone(),
                        at,
                        known,
                        Optional.ofNullable(promised)));
    }

    ObjectKey key() {
        return key;
    }

    int[] state() {
        return state;
    }

    /** The workload of which it is, as it was when it was seen last. */
    @Nullable
    WatchedWorkload found() {
        return found;
    }

    /** Who it is; asked for again only where that may have changed. */
    Optional<Subject> subject(Function<ObjectKey, Optional<Subject>> known) {
        if (subject.isEmpty()) {
            subject = known.apply(key);
        }
        return subject;
    }

    void forgetSubject() {
        subject = Optional.empty();
    }

    /** The workload that a container is of, which never changes; empty while its name or image has not been seen. */
    Optional<WorkloadName> nameFor(Subject known) {
        lastKnown = known;
        if (name == null) {
            name = WorkloadName.of(known).orElse(null);
        }
        return Optional.ofNullable(name);
    }

    /** Who it was when it was seen last; after a restart it may be that nobody knows but its key. */
    Subject lastKnown() {
        var known = lastKnown;
        return known == null ? new Subject(key, "", "", "", "", "", "", "") : known;
    }

    /** It is seen with its workload, and joins it the first time. */
    void belongTo(WatchedWorkload its) {
        found = its;
        if (workload == null) {
            workload = its.name();
            its.join(state);
            // Nothing of it was examined yet, and it is learned from now on.
            LightDetector.restarted(state, 0);
        }
    }

    /**
     * The reading with which the next one makes rates: that of the step before, if it is of the same start. One that is of another start
     * says that the container was started again.
     *
     * @return empty if nothing can be said of the time since the last step
     */
    Optional<Reading> take(Reading now, Instant step, Instant stepBefore) {
        var before = reading;
        var continued = at.equals(stepBefore);
        reading = before == null ? now.copy() : Rates.base(before, now);
        at = step;
        if (before != null && before.begunAt() != now.begunAt()) {
            LightDetector.restarted(state, 0);
            return Optional.empty();
        }
        return continued ? Optional.ofNullable(before) : Optional.empty();
    }

    boolean wasSeenAt(Instant step) {
        return at.equals(step);
    }

    boolean isSilent(Instant now, Duration patience) {
        return at.plus(patience).isBefore(now);
    }

    /** What is to be told of its learning; empty while what was told is true. */
    Optional<Outlook> outlook(WorkloadBaseline baseline) {
        var left = LightDetector.untilJudged(state, 0, at.toEpochMilli(), baseline);
        return left.isZero() ? judged() : learning(Outlook.learning(at.plus(left)));
    }

    Optional<Outlook> noRoom() {
        return learning(Outlook.NO_ROOM);
    }

    boolean isLearning() {
        return promised != null;
    }

    private Optional<Outlook> judged() {
        if (promised == null) {
            return Optional.empty();
        }
        promised = null;
        return Optional.of(Outlook.JUDGED);
    }

    private Optional<Outlook> learning(Outlook now) {
        var told = promised;
        boolean same = told != null
                && told.until().isPresent() == now.until().isPresent()
                && told.until().flatMap(then -> now.until().map(until -> Duration.between(then, until))).stream()
                        .allMatch(moved -> moved.abs().compareTo(WORTH_TELLING) <= 0);
        if (same) {
            return Optional.empty();
        }
        promised = now;
        return Optional.of(now);
    }
}
