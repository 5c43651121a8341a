package io.hullmark.engine.anomalies;

import io.hullmark.engine.picture.Shelf;

/** What a watch of anomalies must find again after a restart. */
public interface AnomalyMemory {
    /** How the containers of each host behave, by the host's id. Put once a minute. */
    Shelf<String, HeldBehaviour> behaviours();

    /** What was learned of each workload. Put every ten minutes. */
    Shelf<String, HeldWorkload> workloads();

    /** The anomalies that are open, by their ids. Put when something of them changes. */
    Shelf<String, HeldAnomaly> anomalies();
}
