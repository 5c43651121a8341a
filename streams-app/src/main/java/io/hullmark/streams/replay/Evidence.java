package io.hullmark.streams.replay;

/** Where journal and violations are read from. Any number of threads may open records, each for itself. */
public interface Evidence {
    /** How many partitions journal and violations have. */
    int partitions();

    /** The journal of a partition. */
    Records facts(int partition);

    /**
     * What was told live from a partition. To be opened after {@link #facts}: then it reaches as far as that, since what follows from a
     * fact is committed with it.
     */
    Records violations(int partition);
}
