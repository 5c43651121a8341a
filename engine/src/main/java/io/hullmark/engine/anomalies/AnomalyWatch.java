package io.hullmark.engine.anomalies;

import io.hullmark.engine.anomalies.Notice.Learning;
import io.hullmark.engine.facts.Fact;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.facts.ObjectKind;
import io.hullmark.engine.facts.StableId;
import io.hullmark.engine.findings.Subject;
import io.hullmark.engine.journal.JournalFold;
import io.hullmark.engine.journal.Once;
import io.hullmark.engine.telemetry.Frame;
import io.hullmark.engine.telemetry.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Watches the containers of one partition for behaviour that is unlike them. Stands beside a fold, whose picture, findings and exceptions
 * it reads; its caller hands it the frames that a condenser took, so none that came before or is of a cloned host. What it tells follows
 * from frames and journal alone. Not for several threads.
 */
public final class AnomalyWatch {
    /** Hosts fall silent for minutes, so nobody needs to look all the time. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(30);

    private final JournalFold fold;
    private final AnomalyMemory memory;
    private final OpenAnomalies open;
    private final Workloads workloads;
    private final Examination examination;
    private final TreeMap<String, WatchedHost> hosts = new TreeMap<>();
    private Instant lookedAt = Instant.MIN;

    /** @param mostWorkloads how many workloads are learned at most, at least 1 */
    public AnomalyWatch(JournalFold fold, AnomalyMemory memory, int mostWorkloads) {
        this.fold = fold;
        this.memory = memory;
        this.open = new OpenAnomalies(memory.anomalies());
        this.workloads = new Workloads(memory.workloads(), mostWorkloads);
        this.examination = new Examination(fold, open);
        memory.behaviours().scan("", (hostId, held) -> {
            hosts.put(hostId, WatchedHost.from(hostId, held));
            return true;
        });
    }

    /**
     * A frame was taken.
     *
     * @param at when it took effect: when it was measured, within what is believed of its host's clock
     * @param arrivedAt when it came, by which silence is told
     */
    public List<Notice> frame(Frame frame, Instant at, Instant arrivedAt) {
        var host = hosts.computeIfAbsent(frame.hostId(), any -> new WatchedHost());
        if (!host.advance(frame, at, arrivedAt)) {
            return List.of();
        }
        var notices = new ArrayList<Notice>();
        var round = new Round(open, at);
        var known = new Once<>(() -> fold.subjects(frame.hostId()));
        boolean changed = host.changed(fold.revision(frame.hostId()));
        if (changed) {
            host.containers().forEach(ContainerWatch::forgetSubject);
        }
        for (int place = 0; place < frame.containers().size(); place++) {
            var container = host.container(place, frame.containers().prefix(place), known);
            if (container != null && !container.wasSeenAt(at)) {
                look(host, container, frame.containers().get(place), round, notices);
            }
        }
        if (changed) {
            for (var gone : host.forgetGone(new HashSet<>(known.get()))) {
                endAll(gone, Ending.SUBJECT_GONE, round, at, notices);
            }
        }
        for (var container : host.containers()) {
            if (container.isSilent(at, WatchedHost.PATIENCE)) {
                end(container.key(), Ending.SILENT, round);
            }
        }
        memory.behaviours().put(frame.hostId(), host.held());
        notices.addAll(round.told());
        return notices;
    }

    /** A fact was folded: a host that was retired is forgotten. */
    public List<Notice> see(Fact fact, Instant at) {
        if (!(fact instanceof Fact.Removed removal) || removal.object().kind() != ObjectKind.HOST) {
            return List.of();
        }
        var host = hosts.remove(removal.hostId());
        if (host == null) {
            return List.of();
        }
        memory.behaviours().forget(removal.hostId());
        var notices = new ArrayList<Notice>();
        var round = new Round(open, at);
        host.containers().forEach(container -> endAll(container, Ending.SUBJECT_GONE, round, at, notices));
        notices.addAll(round.told());
        return notices;
    }

    /** Time has passed: ends what is open on hosts of which no telemetry comes any more. */
    public List<Notice> lapse(Instant now) {
        if (lookedAt.plus(BETWEEN_LOOKS).isAfter(now)) {
            return List.of();
        }
        if (lookedAt.equals(Instant.MIN)) {
            // What came while nobody looked, before a restart, may be about to be read.
            hosts.values().forEach(host -> host.hear(now));
        }
        lookedAt = now;
        var round = new Round(open, now);
        for (var host : hosts.values()) {
            if (host.isSilent(now)) {
                host.containers().forEach(container -> end(container.key(), Ending.SILENT, round));
            }
        }
        return round.told();
    }

    private void look(WatchedHost host, ContainerWatch container, Reading now, Round round, List<Notice> notices) {
        var at = host.at();
        var before = container.take(now, at, host.before());
        var subject = container.subject(fold.known()::find);
        var name = subject.flatMap(container::nameFor);
        if (subject.isEmpty() || name.isEmpty()) {
            return;
        }
        var workload = workload(container, name.get(), at);
        if (workload == null) {
            container.noRoom().ifPresent(outlook -> notices.add(learning(subject.get(), at, outlook)));
            return;
        }
        before.ifPresent(then -> examination.examine(container, workload, then, now, host.passed(), at, round));
        container.outlook(workload.learned()).ifPresent(outlook -> notices.add(learning(subject.get(), at, outlook)));
    }

    private @Nullable WatchedWorkload workload(ContainerWatch container, WorkloadName name, Instant at) {
        var workload = workloads.see(name, container.found(), at);
        if (workload != null) {
            container.belongTo(workload);
        }
        return workload;
    }

    private void endAll(ContainerWatch container, Ending ending, Round round, Instant at, List<Notice> notices) {
        end(container.key(), ending, round);
        if (container.isLearning()) {
            notices.add(learning(container.lastKnown(), at, Outlook.GONE));
        }
    }

    private void end(ObjectKey container, Ending ending, Round round) {
        if (open.all().isEmpty()) {
            return;
        }
        Metric.all().forEach(metric -> round.end(container, metric, ending));
    }

    private static Learning learning(Subject subject, Instant at, Outlook outlook) {
        var id = StableId.of("learning", subject.key().hostId(), subject.key().id());
        return new Learning(id, subject, at, outlook);
    }
}
