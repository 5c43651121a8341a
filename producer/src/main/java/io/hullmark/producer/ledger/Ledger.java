package io.hullmark.producer.ledger;

import io.hullmark.producer.observe.Sightings;
import io.hullmark.producer.spool.Incident;
import io.hullmark.producer.spool.Note;
import io.hullmark.producer.spool.Spool;
import io.hullmark.producer.spool.Stream;
import io.hullmark.schemas.codec.Codec;
import io.hullmark.schemas.topics.RecordKey;
import io.hullmark.wire.CoverageGap;
import io.hullmark.wire.GapCause;
import io.hullmark.wire.Heartbeat;
import io.hullmark.wire.KnownObject;
import io.hullmark.wire.LifecycleEvent;
import io.hullmark.wire.ObjectKind;
import io.hullmark.wire.Observation;
import io.hullmark.wire.Removal;
import io.hullmark.wire.Snapshot;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Turns sightings into numbered observations in the spool. One lock covers the numbering and the known objects, so a heartbeat
 * lists exactly what the observations numbered before it tell.
 */
public final class Ledger implements Sightings {
    private static final Set<String> ENDS = Set.of("destroy", "delete");
    private static final Codec<Observation> CODEC = Codec.of(Observation.class);

    private final String hostId;
    private final Spool spool;
    private final LedgerSettings settings;
    private final Clock clock;
    private final KnownObjects known;
    private Optional<Instant> reconciledAt = Optional.empty();
    private long published;
    private long unchanged;

    private Ledger(String hostId, Spool spool, LedgerSettings settings, Clock clock) {
        this.hostId = hostId;
        this.spool = spool;
        this.settings = settings;
        this.clock = clock;
        known = KnownObjects.from(spool.notes());
    }

    /** A ledger that goes on where the spool's last one ended, and says since when nobody watched. */
    public static Ledger start(String hostId, Spool spool, LedgerSettings settings, Clock clock) {
        var ledger = new Ledger(hostId, spool, settings, clock);
        Instant now = clock.instant();
        // A clock that went back meanwhile must not make a gap that ends before it begins.
        Instant from = spool.lastMoment().filter(moment -> moment.isBefore(now)).orElse(now);
        ledger.tellIncidents();
        ledger.gap(now, new CoverageGap(from, now, GapCause.AGENT_STARTED, "the agent started", 0L));
        return ledger;
    }

    @Override
    public synchronized void snapshot(Instant at, Snapshot snapshot) {
        ObjectKind kind = snapshot.getKind();
        String id = snapshot.getObjectId();
        if (!known.isNews(kind, id, snapshot.getDigest(), clock.instant(), settings.repetition())) {
            unchanged++;
            return;
        }
        Note note = known.sent(kind, id, snapshot.getDigest(), clock.instant());
        publish(at, kind, id, snapshot, List.of(note));
    }

    @Override
    public synchronized void event(Instant at, LifecycleEvent event) {
        Optional<Note> gone =
                ENDS.contains(event.getAction()) ? known.gone(event.getKind(), event.getObjectId()) : Optional.empty();
        publish(at, event.getKind(), event.getObjectId(), event, gone.stream().toList());
    }

    @Override
    public synchronized void removed(Instant at, Removal removal) {
        Removal told = dated(removal);
        known.gone(removal.getKind(), removal.getObjectId())
                .ifPresent(note -> publish(at, removal.getKind(), removal.getObjectId(), told, List.of(note)));
    }

    /** Who looks knows nothing of the time before a restart; what is known here reaches back to it. */
    private Removal dated(Removal removal) {
        Instant lastSeen = known.lastSeen(removal.getKind(), removal.getObjectId());
        boolean later = lastSeen.isAfter(removal.getLastSeen()) && !lastSeen.isAfter(removal.getGoneBy());
        return later ? new Removal(removal.getKind(), removal.getObjectId(), lastSeen, removal.getGoneBy()) : removal;
    }

    @Override
    public synchronized void gap(Instant at, CoverageGap gap) {
        publish(at, ObjectKind.HOST, hostId, gap, List.of());
    }

    @Override
    public synchronized void reconciled(Instant at) {
        reconciledAt = Optional.of(at);
    }

    @Override
    public synchronized List<KnownObject> known() {
        return known.list();
    }

    /** Says that the host is watched and which objects it has, once they have been compared with the engine's lists. */
    public synchronized void heartbeat() {
        tellIncidents();
        Optional<Instant> compared = reconciledAt;
        if (compared.isPresent()) {
            var heartbeat = new Heartbeat(
                    (int) settings.heartbeat().toMillis(), compared.get(), known.list(), droppedByLabel());
            publish(clock.instant(), ObjectKind.HOST, hostId, heartbeat, List.of(known.compared(compared.get())));
        }
    }

    private Map<String, Long> droppedByLabel() {
        var dropped = new TreeMap<String, Long>();
        spool.status().dropped().forEach((stream, count) -> dropped.put(stream.label(), count));
        return dropped;
    }

    /** Publishes what the spool lost. What was lost may have been a snapshot, so all are due again. */
    private synchronized void tellIncidents() {
        for (Incident incident : spool.incidents()) {
            GapCause cause = switch (incident.cause()) {
                case OVERFLOWED -> GapCause.SPOOL_OVERFLOWED;
                case DAMAGED -> GapCause.SPOOL_DAMAGED;
            };
            var gap = new CoverageGap(incident.from(), incident.to(), cause, incident.detail(), incident.lost());
            publish(clock.instant(), ObjectKind.HOST, hostId, gap, known.sendAllAgain());
        }
    }

    /** Says that nobody watches from now on. */
    public synchronized void stop() {
        tellIncidents();
        Instant now = clock.instant();
        publish(
                now,
                ObjectKind.HOST,
                hostId,
                CoverageGap.newBuilder()
                        .setFrom(now)
                        .setCause(GapCause.AGENT_STOPPED)
                        .setDetail("the agent was stopped")
                        .build(),
                List.of());
    }

    public synchronized LedgerStatus status() {
        return new LedgerStatus(published, unchanged, known.size(), reconciledAt);
    }

    private void publish(Instant at, ObjectKind kind, String objectId, Object body, List<Note> notes) {
        RecordKey key = kind == ObjectKind.CONTAINER && !objectId.isEmpty()
                ? RecordKey.ofContainer(hostId, objectId)
                : RecordKey.ofHost(hostId);
        spool.append(
                Stream.OBSERVATIONS,
                key.text(),
                at,
                (epoch, sequence) -> CODEC.encode(new Observation(hostId, epoch, sequence, at, body)),
                notes);
        published++;
    }
}
