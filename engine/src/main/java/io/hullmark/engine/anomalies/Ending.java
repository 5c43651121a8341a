package io.hullmark.engine.anomalies;

/** Why an anomaly was closed. */
public enum Ending {
    /** The metric is back where it usually is. */
    OVER,
    /** It lasted for so long that it is taken as the new level. */
    BECAME_USUAL,
    /** The container was started again. */
    RESTARTED,
    /** The container is gone, or its host is retired. */
    SUBJECT_GONE,
    /** Nothing was measured of the container any more. */
    SILENT,
    /** Others had the same, and one record tells of all of them. */
    JOINED
}
