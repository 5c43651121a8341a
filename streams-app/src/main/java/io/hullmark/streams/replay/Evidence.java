package io.hullmark.streams.replay;

/** Where journal and violations are read from. Any number of threads may open records, each for itself. */
public interface Evidence {
    /** How many partitions journal and violations have. */
    int partitions();

    /** What tells this evidence from others for whoever keeps something of it: letters, digits, dots, hyphens and underscores. */
    String name();

    /** The journal of a partition. */
    default Records facts(int partition) {
        return facts(partition, 0);
    }

    /** The journal of a partition from an offset on, or from where it is still kept. */
    Records facts(int partition, long from);

    /**
     * What was told live from a partition. To be opened after {@link #facts}: then it reaches as far as that, since what follows from a
     * fact is committed with it.
     */
    Records violations(int partition);
}
