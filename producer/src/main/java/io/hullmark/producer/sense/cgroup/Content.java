package io.hullmark.producer.sense.cgroup;

import java.io.Closeable;
import java.io.IOException;

/** An open kernel file, of which each reading gives the state of that moment. */
interface Content extends Closeable {
    /** Fills in the text from its beginning, as far as there is room; returns the number of bytes, 0 of an empty file. */
    int read(byte[] into) throws IOException;
}
