package io.hullmark.engine.detectors;

import java.util.Optional;

/** How a metric behaves unlike itself. */
public enum AnomalyKind {
    /** Far away for a moment. */
    SPIKE(1),
    /** Elsewhere, and staying there. */
    LEVEL_SHIFT(2),
    /** Moving away slowly, over hours. */
    DRIFT(3),
    /** It stopped moving, which it never did for so long. */
    FLAT_LINE(4);

    /** Bits that a kind takes in what {@link LightDetector#observe} gives back. */
    static final int BITS = 3;

    private static final int MASK = (1 << BITS) - 1;
    private static final AnomalyKind[] ALL = values();

    private final int code;

    /** @param code its place among all, from 1; 0 stands for none */
    AnomalyKind(int code) {
        this.code = code;
    }

    /**
     * The kind of a metric's open anomaly.
     *
     * @param open what {@link LightDetector#observe} gave back
     * @param metric from 0
     */
    public static Optional<AnomalyKind> of(int open, int metric) {
        int code = (open >> (metric * BITS)) & MASK;
        return code == 0 ? Optional.empty() : Optional.of(ALL[code - 1]);
    }

    /** The bits of one metric. */
    public static int mask(int metric) {
        return MASK << (metric * BITS);
    }

    int code() {
        return code;
    }
}
