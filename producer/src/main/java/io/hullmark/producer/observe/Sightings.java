package io.hullmark.producer.observe;

import io.hullmark.wire.CoverageGap;
import io.hullmark.wire.KnownObject;
import io.hullmark.wire.LifecycleEvent;
import io.hullmark.wire.Removal;
import io.hullmark.wire.Snapshot;
import java.time.Instant;
import java.util.List;

/**
 * Takes what was seen of the host, in the order in which it was seen. The seam between looking and sending: whoever looks knows
 * nothing of sequences, spools and Kafka. Calls return at once, block for at most a write to the local disk, and may come from any
 * thread.
 */
public interface Sightings {
    /** An object as it is configured now. The same content as last time is not sent again before it is due. */
    void snapshot(Instant at, Snapshot snapshot);

    /** The engine says that something happened. A "destroy" or "delete" ends the object. */
    void event(Instant at, LifecycleEvent event);

    /**
     * An object is gone, and nobody saw it go. Unknown objects are ignored. A sighting in 1970 says that it was not seen since the
     * agent started; then it was last seen when an earlier agent knew of it.
     */
    void removed(Instant at, Removal removal);

    /** Something may have been missed. */
    void gap(Instant at, CoverageGap gap);

    /** All objects were compared with the engine's own lists. */
    void reconciled(Instant at);

    /** The objects that are known to exist, also from before a restart, ordered by kind and id. */
    List<KnownObject> known();
}
