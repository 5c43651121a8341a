package io.hullmark.producer.reconcile;

import io.hullmark.producer.docker.EngineEvent;

/** Is told what comes over the connection to an engine, on any thread, and must not wait. */
interface Hearer {
    /** Events come from now on, either in place of a stream that was all right or after a time without. */
    void opened(boolean afterABreak);

    void event(EngineEvent event);

    /** Events were missed although the connection seemed all right. */
    void missed(String reason);

    /** No events come any more. */
    void broken(String reason);

    /** An attempt to connect failed. */
    void unreachable(String reason);
}
