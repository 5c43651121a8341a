package io.hullmark.streams.savepoints;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The savepoints of one partition's journal, a file for each in a directory. They save time and prove nothing: one that can't be read, or
 * that another build wrote, is passed over, and where they can't be written a replay goes on without. For one thread.
 */
public final class Savepoints {
    private static final Logger LOG = LoggerFactory.getLogger(Savepoints.class);
    private static final String SUFFIX = ".savepoint";

    private final Optional<Path> directory;
    private final String build;
    private final Spacing spacing;
    private boolean failed;

    private Savepoints(Optional<Path> directory, String build, Spacing spacing) {
        this.directory = directory;
        this.build = build;
        this.spacing = spacing;
    }

    /** Keeps nothing and finds nothing. */
    public static Savepoints none() {
        return new Savepoints(Optional.empty(), "", Spacing.STANDARD);
    }

    /**
     * The savepoints in a directory, which is made when the first one is written.
     *
     * @param directory of one partition of one journal
     * @param build what folds the journal: another one may come to something else
     */
    public static Savepoints in(Path directory, String build, Spacing spacing) {
        return new Savepoints(Optional.of(directory), build, spacing);
    }

    /** Where there are some, by their positions. */
    public List<Milestone> milestones() {
        var found = new ArrayList<Milestone>();
        directory.ifPresent(there -> {
            try (var files = Files.newDirectoryStream(there, "*" + SUFFIX)) {
                for (Path file : files) {
                    milestone(file).ifPresent(found::add);
                }
            } catch (NoSuchFileException | NotDirectoryException e) {
                // none was written yet
            } catch (IOException e) {
                LOG.atDebug().addKeyValue("directory", there).setCause(e).log("savepoints can't be listed");
            }
        });
        found.sort(Comparator.comparingLong(Milestone::position));
        return found;
    }

    /** What is remembered at a milestone; empty if it can't be read. */
    public Optional<Savepoint> at(Milestone milestone) {
        try {
            return Optional.of(file(milestone).read());
        } catch (IOException e) {
            LOG.atDebug().setCause(e).log("a savepoint is passed over");
            return Optional.empty();
        }
    }

    /** The trail of a reading that begins with the journal. */
    public Trail trail() {
        return Trail.ofNothing(spacing);
    }

    /** The trail of a reading that begins at a milestone. */
    public Trail trailFrom(Milestone milestone) {
        return Trail.from(milestone, spacing);
    }

    /** Keeps a savepoint. Where that fails, a warning says so once, and no more is tried. */
    public void keep(Savepoint savepoint) {
        if (directory.isEmpty() || failed) {
            return;
        }
        try {
            file(savepoint.milestone()).write(savepoint);
        } catch (IOException e) {
            failed = true;
            LOG.atWarn()
                    .addKeyValue("directory", directory.get())
                    .log(
                            "no savepoint could be written, so the next replay will take as long as this one: {}",
                            e.toString());
        }
    }

    /** Whether savepoints are kept at all. */
    public boolean areKept() {
        return directory.isPresent() && !failed;
    }

    private Optional<Milestone> milestone(Path file) {
        try {
            return Optional.of(new SavepointFile(file, build).milestone());
        } catch (IOException e) {
            LOG.atDebug().setCause(e).log("a savepoint is passed over");
            return Optional.empty();
        }
    }

    private SavepointFile file(Milestone milestone) {
        return new SavepointFile(
                directory.orElseThrow().resolve("%019d%s".formatted(milestone.position(), SUFFIX)), build);
    }
}
