package io.hullmark.cli;

import io.hullmark.engine.language.CelRules;
import io.hullmark.engine.whatif.RefusedDraftException;
import io.hullmark.schemas.codec.SchemaArchive;
import io.hullmark.streams.export.BadExportException;
import io.hullmark.streams.export.ExportedEvidence;
import io.hullmark.streams.replay.BeheadedJournalException;
import io.hullmark.streams.replay.DamagedEvidenceException;
import io.hullmark.streams.replay.Evidence;
import io.hullmark.streams.replay.Replayer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Flags of every command that reads the journal again: from a cluster, from what a stopped {@code up} has left behind, or from files that
 * were exported.
 */
final class EvidenceFlags {
    @Mixin
    private StoppedUp stopped = new StoppedUp();

    @Option(
            names = {"--source", "--evidence"},
            paramLabel = "DIR",
            description = "Read what 'hullmark export' has written, instead of a cluster.")
    private Optional<Path> source = Optional.empty();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Partitions to read at a time. Default: one for each processor.")
    private int threads = Runtime.getRuntime().availableProcessors();

    /** A replayer of what the flags name; what must run for it ends with the command. */
    private Replayer replayer(Connection connection, SavepointFlags savepoints, Running running) {
        var exported = exported(connection);
        return of(
                exported.isPresent() ? exported.get() : stopped.evidence(stopped.cluster(connection, running)),
                savepoints);
    }

    /** A replayer of some evidence. */
    Replayer of(Evidence evidence, SavepointFlags savepoints) {
        if (threads < 1) {
            throw Complaint.usage("--threads must be at least 1, got " + threads);
        }
        return new Replayer(evidence, CelRules::new, SchemaArchive.shipped(), threads, savepoints.of(evidence));
    }

    /** What was exported; empty if a cluster is read. */
    Optional<ExportedEvidence> exported(Connection connection) {
        if (source.isPresent() && (stopped.isNamed() || connection.flagged("--bootstrap"))) {
            throw Complaint.usage(
                    "--source reads files, --data a directory and --bootstrap a cluster: give one of them");
        }
        try {
            return source.map(ExportedEvidence::in);
        } catch (BadExportException e) {
            throw Complaint.notInOrder(String.valueOf(e.getMessage()));
        }
    }

    StoppedUp stopped() {
        return stopped;
    }

    /** Whether a directory is read and no cluster. */
    boolean isDirectory() {
        return stopped.isNamed() || source.isPresent();
    }

    /** What a replay is asked for. */
    interface Question<T> {
        T ask(Replayer replayer) throws InterruptedException;
    }

    /** The answer of a replay; empty if the command was ended before. How far it has come is shown where a person watches. */
    <T> Optional<T> answer(Connection connection, SavepointFlags savepoints, PrintWriter err, Question<T> question)
            throws Exception {
        try (var running = new Running()) {
            var replayer = replayer(connection, savepoints, running);
            return new ReplayWatch(running, replayer.progress(), err).await(() -> question.ask(replayer));
        } catch (BeheadedJournalException | DamagedEvidenceException | RefusedDraftException e) {
            throw Complaint.notInOrder(String.valueOf(e.getMessage()));
        }
    }
}
