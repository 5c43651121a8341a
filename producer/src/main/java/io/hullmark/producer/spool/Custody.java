package io.hullmark.producer.spool;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Where the records lie: in the file, and the newest ones in memory while the disk refuses them. Everything in memory is newer
 * than everything in the file. Not thread-safe.
 */
final class Custody {
    private final SpoolDirectory directory;
    private final SpoolLimits limits;
    private final Opening opening;
    private final Numbering numbering;
    private final Notebook notebook;
    private final Trouble trouble;
    private final Refuge refuge;
    private Optional<Storage> storage = Optional.empty();
    /** The last known stock of a file that is out of reach. */
    private Stock outOfReach = Stock.NONE;

    private long lentUpTo;
    private long removedUpTo;
    private boolean unsettled;

    Custody(
            SpoolDirectory directory,
            SpoolLimits limits,
            Opening opening,
            Numbering numbering,
            Notebook notebook,
            Trouble trouble) {
        this.directory = directory;
        this.limits = limits;
        this.opening = opening;
        this.numbering = numbering;
        this.notebook = notebook;
        this.trouble = trouble;
        refuge = new Refuge(limits.memoryBytes());
    }

    void adopt(Opening.Opened opened) {
        storage = Optional.of(new Storage(opened.file(), opened.stock(), directory, limits, numbering::dropped));
        outOfReach = Stock.NONE;
    }

    /** Keeps a numbered record; {@code through} when it must not come back from the disk later than the next one. */
    void keep(Entry entry, boolean through) {
        recover();
        if (storage.isEmpty() || !refuge.isEmpty()) {
            takeRefuge(entry);
            return;
        }
        try {
            boolean fits = storage.get().makeRoom(entry.cost(), lentUpTo);
            if (!fits) {
                numbering.dropped(entry);
            }
            save(storage.get(), fits ? List.of(entry) : List.of(), through);
        } catch (SpoolFailure e) {
            met(e);
            takeRefuge(entry);
            recover();
        }
    }

    private void save(Storage file, List<Entry> entries, boolean through) {
        file.write(entries, notebook.unsaved(), numbering::state, through, lentUpTo);
        notebook.saved();
        unsettled = !through;
    }

    private void takeRefuge(Entry entry) {
        refuge.add(entry, lentUpTo).forEach(numbering::dropped);
    }

    /** Brings what was written to the disk, and gives back space that is no longer needed. */
    void settle() {
        recover();
        storage.ifPresent(file -> {
            try {
                if (unsettled && refuge.isEmpty()) {
                    save(file, List.of(), true);
                }
                file.shrink();
            } catch (SpoolFailure e) {
                met(e);
                recover();
            }
        });
    }

    List<Entry> after(long position, long bytes) {
        try {
            return read(position, bytes);
        } catch (SpoolFailure e) {
            met(e);
            recover();
        }
        try {
            return read(position, bytes);
        } catch (SpoolFailure e) {
            met(e);
            return List.of();
        }
    }

    private List<Entry> read(long position, long bytes) {
        List<Entry> found = storage.isPresent() ? storage.get().after(position, bytes) : List.of();
        boolean olderOutOfReach = storage.isEmpty() && position < outOfReach.lastPosition();
        return found.isEmpty() && !olderOutOfReach ? refuge.after(position, bytes) : found;
    }

    void lend(long upTo) {
        lentUpTo = Math.max(lentUpTo, upTo);
    }

    /** Takes back what was lent: it will be asked for again. */
    void takeBack() {
        lentUpTo = removedUpTo;
    }

    void remove(long upTo) {
        removedUpTo = Math.max(removedUpTo, upTo);
        refuge.remove(upTo);
        storage.ifPresent(file -> {
            try {
                file.remove(upTo);
            } catch (SpoolFailure e) {
                met(e);
                recover();
            }
        });
    }

    /** Deals with a failure: a full disk is tried again, a damaged file is rescued, one that refuses is opened anew later. */
    private void met(SpoolFailure failure) {
        trouble.met(failure);
        if (failure.kind() == SpoolFailure.Kind.FULL) {
            return;
        }
        letGo();
        if (failure.kind() == SpoolFailure.Kind.DAMAGED) {
            try {
                reconcile(opening.rescued(String.valueOf(failure.getMessage())));
                trouble.soon();
            } catch (SpoolFailure | IOException e) {
                Spool.LOG.atError().setCause(e).log("could not save the readable part of a damaged spool");
            }
        }
    }

    private void letGo() {
        storage.ifPresent(file -> {
            outOfReach = file.stock();
            try {
                file.close();
            } catch (SpoolFailure e) {
                Spool.LOG.atDebug().setCause(e).log("could not close a spool that failed");
            }
        });
        storage = Optional.empty();
    }

    /** After a failure tries again, not too often: opens the file if need be and moves the records from memory to it. */
    private void recover() {
        if (!trouble.retryIsDue()) {
            return;
        }
        trouble.again();
        try {
            if (storage.isEmpty()) {
                reconcile(opening.open());
            }
            Storage file = storage.orElseThrow();
            List<Entry> waiting = refuge.all();
            if (file.makeRoom(waiting.stream().mapToLong(Entry::cost).sum(), lentUpTo)) {
                save(file, waiting, true);
                refuge.remove(Long.MAX_VALUE);
                trouble.over();
            }
        } catch (SpoolFailure e) {
            met(e);
            if (storage.isEmpty() && trouble.isLasting()) {
                giveUp();
            }
        }
    }

    private void reconcile(Opening.Opened opened) {
        adopt(opened);
        notebook.reconcile(opened.notes());
        if (opened.damage().isPresent()) {
            Incident damage = opened.damage().get();
            numbering.renew(opened.state().epoch(), damage.lost(), damage.detail());
        }
        // What was sent or given up meanwhile, but could not be deleted.
        storage.orElseThrow().remove(removedUpTo);
    }

    /** Gives up records that the disk has not shown for long, so that those in memory can be sent, in a new sequence. */
    private void giveUp() {
        if (outOfReach.records() > 0) {
            numbering.renew(0, outOfReach.records(), "the spool's disk does not answer");
            removedUpTo = Math.max(removedUpTo, outOfReach.lastPosition());
            outOfReach = Stock.NONE;
        }
    }

    SpoolStatus status() {
        long inFile = storage.map(Storage::records).orElse(outOfReach.records());
        return new SpoolStatus(
                inFile + refuge.size(),
                storage.map(Storage::bytes).orElse(0L),
                storage.map(Storage::limit).orElse(0L),
                refuge.size(),
                numbering.dropped(),
                trouble.what());
    }

    /** Ends in order: no number is left reserved, so the next start leaves no hole. */
    void close() {
        recover();
        storage.ifPresent(file -> {
            try {
                numbering.number(numbering.state().settled());
                save(file, refuge.all(), true);
            } catch (SpoolFailure e) {
                trouble.met(e);
            }
        });
        letGo();
    }
}
