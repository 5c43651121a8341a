package io.hullmark.producer.spool;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Numbers records and keeps them until they are sent, across crashes and outages. Where the disk fails the newest records wait in
 * memory, and nothing here throws for it. Thread-safe.
 *
 * <p>A record is in the file when {@link #append} returns, so it outlives the process; {@link #settle} brings it to the disk, so that
 * a power failure costs at most what came since, and the numbers of that tail are skipped rather than used again.
 */
public final class Spool implements AutoCloseable {
    static final Logger LOG = LoggerFactory.getLogger(Spool.class);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Clock clock;
    private final Numbering numbering;
    private final Notebook notebook;
    private final Custody custody;
    private final Optional<Instant> lastMoment;
    private long nextPosition = 1;

    private Spool(Path path, SpoolLimits limits, String owner, Clock clock) {
        this.clock = clock;
        var directory = new SpoolDirectory(path);
        var opening = new Opening(directory, limits, owner, clock);
        var trouble = new Trouble(System::nanoTime);
        Optional<Opening.Opened> opened = attempt(opening, trouble);
        numbering = new Numbering(
                directory,
                clock,
                opened.map(Opening.Opened::state)
                        .orElseGet(() -> SpoolState.fresh(
                                owner,
                                directory.nextEpoch(clock.millis(), 0),
                                SpoolDirectory.bootId(),
                                clock.instant())));
        notebook = new Notebook(opened.map(Opening.Opened::notes).orElse(Map.of()));
        custody = new Custody(directory, limits, opening, numbering, notebook, trouble);
        lastMoment = opened.flatMap(Opening.Opened::lastMoment);
        opened.ifPresent(file -> {
            numbering.damaged(file.damage());
            custody.adopt(file);
            nextPosition = file.stock().lastPosition() + 1;
        });
    }

    private static Optional<Opening.Opened> attempt(Opening opening, Trouble trouble) {
        try {
            return Optional.of(opening.open());
        } catch (SpoolFailure e) {
            trouble.met(e);
            return Optional.empty();
        }
    }

    /**
     * Opens the spool of a host. A file that is damaged or out of reach does not keep it from opening.
     *
     * @throws SpoolInUse if another process has it open
     */
    public static Spool open(Path path, SpoolLimits limits, String owner, Clock clock) {
        return new Spool(path, limits, owner, clock);
    }

    /** When something was last numbered before this process, if that is known. */
    public Optional<Instant> lastMoment() {
        return lastMoment;
    }

    /** What is remembered. */
    public Map<String, byte[]> notes() {
        return locked(notebook::all);
    }

    /** Numbers a record, keeps it, and remembers the notes with it. */
    public void append(Stream stream, String key, Instant at, Encoding encoding, List<Note> changes) {
        locked(() -> {
            SpoolState before = numbering.state();
            SpoolState next = before.numbered(stream, clock.instant());
            byte[] value = encoding.encode(next.epoch(), next.sequence(stream));
            numbering.number(next);
            notebook.remember(changes);
            var entry = new Entry(nextPosition++, stream, next.epoch(), next.sequence(stream), at, key, value);
            custody.keep(entry, next.reserved() != before.reserved());
            changed.signalAll();
            return true;
        });
    }

    /** The records after a position, oldest first, up to so many bytes but at least one if there is any; waits for that long. */
    public List<Entry> after(long position, long bytes, Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long nanos = patience.toNanos();
            List<Entry> found = custody.after(position, bytes);
            while (found.isEmpty() && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
                found = custody.after(position, bytes);
            }
            return found;
        } finally {
            lock.unlock();
        }
    }

    /** Records up to this position are being sent: they are not dropped. */
    public void lend(long upTo) {
        locked(() -> {
            custody.lend(upTo);
            return true;
        });
    }

    /** Nothing is being sent any more. */
    public void takeBack() {
        locked(() -> {
            custody.takeBack();
            return true;
        });
    }

    /** Records up to this position have arrived. */
    public void remove(long upTo) {
        locked(() -> {
            custody.remove(upTo);
            return true;
        });
    }

    /** A record can't be sent at all: counts it as dropped. It goes with the next {@link #remove}. */
    public void refuse(Entry entry) {
        locked(() -> {
            numbering.dropped(entry);
            return true;
        });
    }

    /** Brings everything to the disk; to be called every second or so. */
    public void settle() {
        locked(() -> {
            custody.settle();
            return true;
        });
    }

    /** What was lost since the last call. */
    public List<Incident> incidents() {
        return locked(numbering::incidents);
    }

    public SpoolStatus status() {
        return locked(custody::status);
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** Ends in order; records that were not sent are sent after the next start. */
    @Override
    public void close() {
        locked(() -> {
            custody.close();
            return true;
        });
    }
}
