package io.hullmark.producer.spool;

import java.time.Instant;
import java.util.Optional;

/** A count over records of the file: what is there, or what was dropped. */
record Stock(long records, long cost, long lastPosition, Optional<Instant> oldest, Optional<Instant> newest) {
    static final Stock NONE = new Stock(0, 0, 0, Optional.empty(), Optional.empty());
}
