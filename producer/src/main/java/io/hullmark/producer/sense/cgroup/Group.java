package io.hullmark.producer.sense.cgroup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The files of one container that are read each tick, and whether something went wrong with one since somebody asked. */
final class Group implements AutoCloseable {
    private final KernelFiles files;
    private final List<Entry> entries = new ArrayList<>();
    private boolean failed;

    Group(KernelFiles files) {
        this.files = files;
    }

    /** A file of the group's directory in one hierarchy; if there is no such directory, one that is never read. */
    Entry entry(Optional<Path> directory, String name) {
        var entry = new Entry(directory.map(place -> files.keep(place.resolve(name))));
        entries.add(entry);
        return entry;
    }

    /** The first of some files that is there, because kernels call it by different names. */
    Entry firstOf(Optional<Path> directory, String... names) {
        for (String name : names) {
            if (directory.isPresent() && files.access().exists(directory.get().resolve(name))) {
                return entry(directory, name);
            }
        }
        return entry(directory, names[0]);
    }

    /** Whether a file could not be read since the last call that could be read before, or was never tried. */
    boolean failed() {
        boolean was = failed;
        failed = false;
        return was;
    }

    /** Whether the right to read is missing, for any of the files. */
    boolean denied() {
        return entries.stream()
                .anyMatch(entry -> entry.file.map(KernelFiles.Kept::denied).orElse(false));
    }

    @Override
    public void close() {
        entries.forEach(entry -> entry.file.ifPresent(KernelFiles.Kept::close));
    }

    /** A file of the group. */
    final class Entry {
        private final Optional<KernelFiles.Kept> file;

        private Entry(Optional<KernelFiles.Kept> file) {
            this.file = file;
        }

        /** Its text now; nothing if it can't be read. */
        Optional<KernelText> text() {
            if (file.isEmpty()) {
                return Optional.empty();
            }
            int before = file.get().failures();
            if (file.get().read()) {
                return Optional.of(files.text());
            }
            failed |= file.get().failures() != before;
            return Optional.empty();
        }

        /** The number that its text is. */
        long number() {
            return text().map(KernelText::only).orElse(KernelText.UNREADABLE);
        }
    }
}
