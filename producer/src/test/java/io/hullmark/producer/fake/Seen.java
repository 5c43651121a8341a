package io.hullmark.producer.fake;

import io.hullmark.producer.observe.Sightings;
import io.hullmark.wire.CoverageGap;
import io.hullmark.wire.KnownObject;
import io.hullmark.wire.LifecycleEvent;
import io.hullmark.wire.ObjectKind;
import io.hullmark.wire.Removal;
import io.hullmark.wire.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Keeps what was seen, for tests, and knows which objects exist as the real ledger does. */
public final class Seen implements Sightings {
    private final List<Object> all = new ArrayList<>();
    private final Map<String, KnownObject> known = new TreeMap<>();
    private final List<Instant> reconciliations = new ArrayList<>();

    @Override
    public synchronized void snapshot(Instant at, Snapshot snapshot) {
        all.add(snapshot);
        known.put(key(snapshot.getKind(), snapshot.getObjectId()), known(snapshot));
    }

    /** Makes an object known, as from before a restart. */
    public synchronized void remember(Snapshot snapshot) {
        known.put(key(snapshot.getKind(), snapshot.getObjectId()), known(snapshot));
    }

    private static KnownObject known(Snapshot snapshot) {
        return new KnownObject(snapshot.getKind(), snapshot.getObjectId(), snapshot.getDigest());
    }

    @Override
    public synchronized void event(Instant at, LifecycleEvent event) {
        all.add(event);
        if (event.getAction().equals("destroy") || event.getAction().equals("delete")) {
            known.remove(key(event.getKind(), event.getObjectId()));
        }
    }

    @Override
    public synchronized void removed(Instant at, Removal removal) {
        if (known.remove(key(removal.getKind(), removal.getObjectId())) != null) {
            all.add(removal);
        }
    }

    @Override
    public synchronized void gap(Instant at, CoverageGap gap) {
        all.add(gap);
    }

    @Override
    public synchronized void reconciled(Instant at) {
        reconciliations.add(at);
    }

    @Override
    public synchronized List<KnownObject> known() {
        return List.copyOf(known.values());
    }

    private static String key(ObjectKind kind, String id) {
        return kind.name() + "/" + id;
    }

    /** Everything that was told, in order. */
    public synchronized List<Object> all() {
        return List.copyOf(all);
    }

    public synchronized int reconciliations() {
        return reconciliations.size();
    }

    public synchronized void clear() {
        all.clear();
    }

    public List<Snapshot> snapshots(String id) {
        return of(Snapshot.class).stream()
                .filter(one -> one.getObjectId().equals(id))
                .toList();
    }

    public Optional<Snapshot> last(String id) {
        var snapshots = snapshots(id);
        return snapshots.isEmpty() ? Optional.empty() : Optional.of(snapshots.get(snapshots.size() - 1));
    }

    public List<LifecycleEvent> events(String id) {
        return of(LifecycleEvent.class).stream()
                .filter(one -> one.getObjectId().equals(id))
                .toList();
    }

    public List<String> actions(String id) {
        return events(id).stream().map(LifecycleEvent::getAction).toList();
    }

    public List<CoverageGap> gaps() {
        return of(CoverageGap.class);
    }

    public List<Removal> removals() {
        return of(Removal.class);
    }

    private <T> List<T> of(Class<T> kind) {
        return all().stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
