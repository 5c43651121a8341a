package io.hullmark.streams.journal;

/** The journal is not as it was written. The message names the first bad position. */
public final class DamagedJournalException extends RuntimeException {
    private final int partition;
    private final long position;

    DamagedJournalException(int partition, long position, String what) {
        super(message(partition, position, what));
        this.partition = partition;
        this.position = position;
    }

    DamagedJournalException(int partition, long position, String what, Throwable cause) {
        super(message(partition, position, what), cause);
        this.partition = partition;
        this.position = position;
    }

    public int partition() {
        return partition;
    }

    /** The first position at which something else stands than was written. */
    public long position() {
        return position;
    }

    private static String message(int partition, long position, String what) {
        return "the journal of partition %d is damaged at position %d: %s".formatted(partition, position, what);
    }
}
