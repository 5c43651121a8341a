package io.hullmark.engine.anomalies;

import io.hullmark.engine.anomalies.Notice.Anomaly;
import io.hullmark.engine.anomalies.Notice.Learning;
import io.hullmark.engine.facts.Fact;
import io.hullmark.engine.facts.JournalEntry;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.fixtures.Bodies;
import io.hullmark.engine.fixtures.Observed;
import io.hullmark.engine.journal.HeapMemory;
import io.hullmark.engine.journal.HeapShelf;
import io.hullmark.engine.journal.JournalFold;
import io.hullmark.engine.language.CelRules;
import io.hullmark.engine.picture.Shelf;
import io.hullmark.engine.telemetry.Frame;
import io.hullmark.engine.telemetry.HostMeter;
import io.hullmark.engine.telemetry.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A partition whose containers are watched, a frame a minute. */
final class Watched {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final int DAY = 24 * 60;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final HeapMemory memory = new HeapMemory();
    private final Kept kept = new Kept();
    private int mostWorkloads;
    private final Map<ObjectKey, Behaving> containers = new TreeMap<>();
    private final Map<String, Long> sequences = new TreeMap<>();
    private final List<Notice> told = new ArrayList<>();
    private JournalFold fold = newFold();
    private AnomalyWatch watch;
    private Instant now = START;
    private long position;

    Watched() {
        this(1_024);
    }

    Watched(int mostWorkloads) {
        this.mostWorkloads = mostWorkloads;
        this.watch = new AnomalyWatch(fold, kept, mostWorkloads);
    }

    /** A container of a name; its id is made of a number. */
    static Observed container(String hostId, int number, String name) {
        return Observed.container(hostId, "%064x".formatted(number).replaceFirst("^0{16}", "%016x".formatted(number)))
                .with("name", name);
    }

    Behaving runs(Observed container) {
        apply(container.taken());
        return containers.computeIfAbsent(container.key(), Behaving::new);
    }

    void removes(Observed container) {
        containers.remove(container.key());
        apply(container.disappeared(now, now));
    }

    /** Its host measures nothing of it any more. */
    void loses(Observed container) {
        containers.remove(container.key());
    }

    void apply(Fact fact) {
        fold.apply(new JournalEntry(0, position++, now, fact));
        told.addAll(watch.see(fact, now));
    }

    void pass(int minutes) {
        for (int minute = 0; minute < minutes; minute++) {
            now = now.plus(MINUTE);
            hosts().forEach(hostId -> frame(hostId, now, MINUTE));
        }
    }

    /** Time passes in which nothing is measured. */
    void silence(int minutes) {
        now = now.plus(MINUTE.multipliedBy(minutes));
        told.addAll(watch.lapse(now));
    }

    void frame(String hostId, Instant measuredAt, Duration tick) {
        long sequence = sequences.merge(hostId, 1L, Long::sum);
        var samples = containers.entrySet().stream()
                .filter(entry -> entry.getKey().hostId().equals(hostId))
                .map(entry -> entry.getValue().next())
                .toList();
        frame(new Frame(hostId, 1, sequence, measuredAt, tick, NO_HOST, Sampled.all(samples), List.of()), now);
    }

    void frame(Frame frame, Instant at) {
        told.addAll(watch.frame(frame, at, now));
    }

    /** It goes on with room for so many workloads. */
    void restart(int most) {
        mostWorkloads = most;
        restart();
    }

    void restart() {
        fold = newFold();
        watch = new AnomalyWatch(fold, kept, mostWorkloads);
    }

    Instant now() {
        return now;
    }

    Kept kept() {
        return kept;
    }

    List<Anomaly> anomalies() {
        return told.stream()
                .filter(Anomaly.class::isInstance)
                .map(Anomaly.class::cast)
                .toList();
    }

    List<Learning> learning() {
        return told.stream()
                .filter(Learning.class::isInstance)
                .map(Learning.class::cast)
                .toList();
    }

    /** The names of those of whom something was learned. */
    List<String> learned() {
        var names = new ArrayList<String>();
        kept.workloads().scan("", (name, held) -> names.add(name.substring(name.indexOf(' ') + 1)));
        return names;
    }

    /** What was told in short, such as "OPENED CPU LEVEL_SHIFT web". */
    List<String> told() {
        return anomalies().stream()
                .map(anomaly -> "%s %s %s %s"
                        .formatted(
                                anomaly.state()
                                        + anomaly.ending()
                                                .map(ending -> "(" + ending + ")")
                                                .orElse(""),
                                anomaly.metric(),
                                anomaly.kind(),
                                anomaly.lead().subject().name()))
                .toList();
    }

    private List<String> hosts() {
        return containers.keySet().stream().map(ObjectKey::hostId).distinct().toList();
    }

    private JournalFold newFold() {
        return new JournalFold(new CelRules(), new Bodies(), memory);
    }

    private static final Reading NO_HOST = Reading.of(
            0,
            Arrays.stream(HostMeter.values()).mapToLong(meter -> Reading.UNREAD).toArray());

    /** What is on the disk. */
    static final class Kept implements AnomalyMemory {
        private final Shelf<String, HeldBehaviour> behaviours = new HeapShelf<>();
        private final Shelf<String, HeldWorkload> workloads = new HeapShelf<>();
        private final Shelf<String, HeldAnomaly> anomalies = new HeapShelf<>();

        @Override
        public Shelf<String, HeldBehaviour> behaviours() {
            return behaviours;
        }

        @Override
        public Shelf<String, HeldWorkload> workloads() {
            return workloads;
        }

        @Override
        public Shelf<String, HeldAnomaly> anomalies() {
            return anomalies;
        }
    }
}
