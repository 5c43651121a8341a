package io.hullmark.cli;

import io.hullmark.streams.replay.Evidence;
import io.hullmark.streams.savepoints.Savepoints;
import io.hullmark.streams.savepoints.Spacing;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.IntFunction;
import picocli.CommandLine.Option;

/** Where replays may begin. */
final class SavepointFlags {
    @Option(
            names = "--savepoints",
            paramLabel = "DIR",
            description = {
                "Begin where earlier replays have been, and leave savepoints behind for later ones, one a day and partition. They save",
                "time and prove nothing: 'verify' leaves them behind too, and begins with the journal. May be deleted at any time.",
                "Default: hullmark/savepoints in $XDG_CACHE_HOME or ~/.cache."
            })
    private Optional<Path> directory = Optional.empty();

    @Option(names = "--afresh", description = "Begin with the journal all the same, and leave nothing behind.")
    private boolean afresh;

    /** Of a question that needs all of the journal. */
    static SavepointFlags none() {
        var none = new SavepointFlags();
        none.afresh = true;
        return none;
    }

    /** The savepoints of each partition of some evidence. */
    IntFunction<Savepoints> of(Evidence evidence) {
        if (afresh) {
            if (directory.isPresent()) {
                throw Complaint.usage("--afresh uses no savepoints, so leave out --savepoints");
            }
            return partition -> Savepoints.none();
        }
        var ofEvidence = directory.orElseGet(SavepointFlags::cache).resolve(evidence.name());
        var build = Build.fingerprint();
        return partition -> Savepoints.in(ofEvidence.resolve(Integer.toString(partition)), build, Spacing.STANDARD);
    }

    private static Path cache() {
        var base = Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(path -> !path.isBlank())
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home", "."), ".cache"));
        return base.resolve("hullmark").resolve("savepoints");
    }
}
