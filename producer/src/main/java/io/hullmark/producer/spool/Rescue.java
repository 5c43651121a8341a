package io.hullmark.producer.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes a new database of what is readable in a damaged one, and sets that one aside. A crash on the way loses nothing. */
final class Rescue {
    private final SpoolDirectory directory;
    private final SpoolLimits limits;

    Rescue(SpoolDirectory directory, SpoolLimits limits) {
        this.directory = directory;
        this.limits = limits;
    }

    /** What was saved, and what the new sequence must be later than. */
    record Saved(SpoolFile file, Contents contents, long kept, long lost) {}

    /** How the new numbering follows from the newest epoch that was found. */
    interface Renewal {
        SpoolState after(Optional<SpoolState> old, long newestEpoch);
    }

    Saved run(Renewal renewal) throws IOException {
        Salvage.Found found = fill();
        if (found.kept() == 0 && found.notes().isEmpty()) {
            // The rescue database is empty and well formed: what the damaged one's first page should have been.
            FirstPage.replace(directory.database(), directory.rescue());
            found = fill();
        }
        try (SpoolFile rescue = SpoolFile.open(directory.rescue(), limits)) {
            var notes = new ArrayList<Note>();
            found.notes().forEach((name, value) -> notes.add(Note.of(name, value)));
            rescue.writeThrough(List.of(), notes, renewal.after(found.state(), found.newestEpoch()));
        }
        finish();
        SpoolFile file = SpoolFile.open(directory.database(), limits);
        return new Saved(file, file.load(), found.kept(), found.lost());
    }

    private Salvage.Found fill() throws IOException {
        SpoolDirectory.delete(directory.rescue());
        SpoolDirectory.create(directory.rescue());
        // Until the numbering is written the rescue counts as unfinished, and is begun again after a crash.
        try (SpoolFile rescue = SpoolFile.open(directory.rescue(), limits)) {
            var kept = new Keeping(rescue);
            Salvage.Found found = Salvage.from(directory.database(), kept);
            return found.without(kept.refused);
        }
    }

    /** Keeps what the disk has room for, the oldest records first. */
    private static final class Keeping implements Consumer<List<Entry>> {
        private final SpoolFile rescue;
        private long refused;

        Keeping(SpoolFile rescue) {
            this.rescue = rescue;
        }

        @Override
        public void accept(List<Entry> entries) {
            if (refused == 0) {
                try {
                    rescue.add(entries);
                    return;
                } catch (SpoolFailure e) {
                    if (e.kind() != SpoolFailure.Kind.FULL) {
                        throw e;
                    }
                }
            }
            refused += entries.size();
        }
    }

    /** Puts a complete rescue in the damaged database's place. */
    private void finish() throws IOException {
        if (Files.exists(directory.database())) {
            SpoolDirectory.move(directory.database(), directory.damaged());
        }
        SpoolDirectory.move(directory.rescue(), directory.database());
    }

    /** Goes on where a crash interrupted: a complete rescue takes its place, an incomplete one goes. */
    void resume() throws IOException {
        if (!Files.exists(directory.rescue())) {
            return;
        }
        boolean complete;
        try (SpoolFile rescue = SpoolFile.open(directory.rescue(), limits)) {
            complete = rescue.load().state().isPresent();
        } catch (SpoolFailure e) {
            complete = false;
        }
        if (complete) {
            finish();
        } else {
            SpoolDirectory.delete(directory.rescue());
        }
    }
}
