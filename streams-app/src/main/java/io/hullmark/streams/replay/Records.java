package io.hullmark.streams.replay;

import java.util.Optional;

/** The committed records of one partition of a topic, oldest first. For one thread. */
public interface Records extends AutoCloseable {
    /** The next record; empty at the end of what was committed when these records were opened. */
    Optional<Stored> next();

    /** Offset of the first record that is read: more than was asked for where retention has deleted older ones. */
    long first();

    /** Offset behind the last record that is read, to tell how much is left. */
    long end();

    @Override
    void close();
}
