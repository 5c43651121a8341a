package io.hullmark.engine.anomalies;

import io.hullmark.engine.detectors.LightDetector;
import java.util.Arrays;
import java.util.List;

/**
 * What is looked at of a container, in the order in which a {@link LightDetector} gets it. Each is a mean over the step between two
 * samples, but for memory and processes, which are of its end.
 */
public enum Metric {
    /** Cores in use. */
    CPU("cores", 0.05, 4_096),
    /** Share of the periods in which its quota held it up. */
    THROTTLED("share of periods", 0.05, 1),
    /** Working set in bytes. */
    MEMORY("bytes", 16 << 20, 1L << 50),
    /** Processes and threads. */
    PIDS("processes", 5, 1 << 22),
    /** Bytes a second, read and written. */
    BLOCK_IO("bytes/s", 2_000_000, 1e12),
    /** Bytes a second. */
    RECEIVED("bytes/s", 200_000, 1e12),
    /** Bytes a second. */
    SENT("bytes/s", 200_000, 1e12),
    /** Share of the time in which some task waited for processor, memory or disk, whichever was most. */
    PRESSURE("share of time", 0.05, 1);

    private static final List<Metric> ALL = List.of(values());

    private final String unit;
    private final double grain;
    private final double most;

    /**
     * @param unit what values are in
     * @param grain a difference that is too small to matter to anybody
     * @param most more than this is no measurement: a counter that jumped
     */
    Metric(String unit, double grain, double most) {
        this.unit = unit;
        this.grain = grain;
        this.most = most;
    }

    /** All, in the order of the detector. */
    static List<Metric> all() {
        return ALL;
    }

    static Metric at(int place) {
        return ALL.get(place);
    }

    /** Where it stands in a detector's frame. */
    @SuppressWarnings("EnumOrdinal") // the frame has the order of the metrics, whatever their names
    int place() {
        return ordinal();
    }

    public String unit() {
        return unit;
    }

    /** Of a container that uses so much; what can't be is missing. */
    double plausible(double value) {
        return value >= 0 && value <= most ? value : Double.NaN;
    }

    /** A detector of all of them, for one thread. */
    static LightDetector detector() {
        return new LightDetector(
                Arrays.stream(values()).mapToDouble(metric -> metric.grain).toArray());
    }
}
