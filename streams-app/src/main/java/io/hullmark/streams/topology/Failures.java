package io.hullmark.streams.topology;

import io.hullmark.wire.QuarantineReason;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records that made this process fail. A failure in the middle of a record leaves the fold half done, so its transaction is aborted and
 * the thread begins again from the last commit; when the record comes again, it goes to quarantine instead of failing for ever.
 *
 * <p>Kept in memory alone: another process that takes the partition over fails once as well and then knows it too.
 */
public final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final int MOST = 10_000;

    private final Map<Position, Failure> failures = new ConcurrentHashMap<>();

    /** Notes that a record made the topology fail. */
    void note(String topic, int partition, long offset, QuarantineReason reason, String detail, Throwable cause) {
        LOG.atError()
                .addKeyValue("topic", topic)
                .addKeyValue("partition", partition)
                .addKeyValue("offset", offset)
                .addKeyValue("detail", detail)
                .setCause(cause)
                .log("a record made the topology fail; it goes to quarantine when it comes again");
        if (failures.size() < MOST) {
            failures.put(new Position(topic, partition, offset), new Failure(reason, detail));
        }
    }

    /** What a record did when it came before. */
    Optional<Failure> at(String topic, int partition, long offset) {
        // Asked for every record, and hardly ever is there one.
        return failures.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(failures.get(new Position(topic, partition, offset)));
    }

    private record Position(String topic, int partition, long offset) {}

    /** Why a record is kept out. */
    record Failure(QuarantineReason reason, String detail) {}
}
