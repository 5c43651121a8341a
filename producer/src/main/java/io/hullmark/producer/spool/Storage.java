package io.hullmark.producer.spool;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** A spool's file with its bound: makes room by dropping before it writes. Not thread-safe. */
final class Storage implements AutoCloseable {
    /** Dropping goes in pieces of the bound, so that a full spool does not delete on every write. */
    private static final long PIECES = 64;
    /** A file of this size is worth giving back to the disk once it is empty. */
    private static final long WORTH_SHRINKING = 8L << 20;

    private final SpoolFile file;
    private final SpoolDirectory directory;
    private final SpoolLimits limits;
    private final BiConsumer<Stream, Stock> dropped;
    private long records;
    private long bytes;
    private long lastPosition;

    Storage(
            SpoolFile file,
            Stock stock,
            SpoolDirectory directory,
            SpoolLimits limits,
            BiConsumer<Stream, Stock> dropped) {
        this.file = file;
        this.directory = directory;
        this.limits = limits;
        this.dropped = dropped;
        records = stock.records();
        bytes = stock.cost();
        lastPosition = stock.lastPosition();
    }

    /** Most bytes that the records may take: the configured bound, or less when the disk runs out. */
    long limit() {
        long room = directory.usable() - limits.minFreeBytes();
        if (room >= limits.maxBytes()) {
            return limits.maxBytes();
        }
        long reachable = directory.size() + Math.max(0, room);
        return Math.min(limits.maxBytes(), Math.max(SpoolLimits.LEAST_BYTES / 4, reachable * 7 / 8));
    }

    /** Drops until so many bytes fit, telemetry first, oldest first, nothing that is being sent; false if that is not enough. */
    boolean makeRoom(long cost, long lentUpTo) {
        long limit = limit();
        for (Stream stream : List.of(Stream.TELEMETRY, Stream.OBSERVATIONS)) {
            long excess = bytes + cost - limit;
            if (excess > 0) {
                drop(stream, lentUpTo, Math.max(excess, limit / PIECES));
            }
        }
        return bytes + cost <= limit;
    }

    private void drop(Stream stream, long lentUpTo, long wanted) {
        Stock gone = file.drop(stream, lentUpTo, wanted);
        if (gone.records() > 0) {
            account(gone);
            dropped.accept(stream, gone);
        }
    }

    /** Writes in one transaction. When the disk is full although the bound is not reached, drops an eighth and tries again. */
    void write(List<Entry> entries, List<Note> notes, Supplier<SpoolState> state, boolean through, long lentUpTo) {
        try {
            attempt(entries, notes, state.get(), through);
        } catch (SpoolFailure e) {
            if (e.kind() != SpoolFailure.Kind.FULL) {
                throw e;
            }
            file.checkpoint();
            drop(Stream.TELEMETRY, lentUpTo, bytes / 8);
            drop(Stream.OBSERVATIONS, lentUpTo, bytes / 8);
            attempt(entries, notes, state.get(), through);
        }
        for (Entry entry : entries) {
            records++;
            bytes += entry.cost();
            lastPosition = entry.position();
        }
    }

    private void attempt(List<Entry> entries, List<Note> notes, SpoolState state, boolean through) {
        if (through) {
            file.writeThrough(entries, notes, state);
        } else {
            file.write(entries, notes, state);
        }
    }

    List<Entry> after(long position, long most) {
        return position >= lastPosition ? List.of() : file.after(position, most);
    }

    void remove(long upTo) {
        account(file.remove(upTo));
    }

    private void account(Stock gone) {
        records -= gone.records();
        bytes -= gone.cost();
    }

    /** Gives back the disk's space after an outage. */
    void shrink() {
        if (records == 0 && directory.size() > WORTH_SHRINKING) {
            file.shrink();
        }
    }

    long records() {
        return records;
    }

    long bytes() {
        return bytes;
    }

    Stock stock() {
        return new Stock(records, bytes, lastPosition, Optional.empty(), Optional.empty());
    }

    @Override
    public void close() {
        file.close();
    }
}
