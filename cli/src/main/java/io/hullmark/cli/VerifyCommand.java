package io.hullmark.cli;

import io.hullmark.cli.console.Palette;
import io.hullmark.streams.export.ExportedEvidence;
import io.hullmark.streams.replay.Span;
import io.hullmark.streams.witness.Testimony;
import io.hullmark.streams.witness.WitnessedEvidence;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Proves that what was told live is what the journal leads to. */
@Command(
        name = "verify",
        description = {
            "Fold the journal again and hold what follows against the violations that were told live, byte for byte.",
            "On the way the hash chain of the journal is checked, and that it holds all that witnesses have signed.",
            "Exit code 1 where anything differs, is damaged, or can't be proven any more because retention has deleted",
            "the beginning of the journal; and with --trust, where a partition was read for which no checkpoint of a trusted key",
            "vouches."
        },
        footer = {
            "",
            "Examples:",
            "  hullmark verify                                   all that is kept on a cluster",
            "  hullmark verify --data ~/.local/share/hullmark/up what a stopped 'hullmark up' has left behind",
            "  hullmark verify --evidence audit-q1 --trust audit.vkey --checkpoints kept/ files, and who vouches for them",
            "  hullmark verify --from 2026-03-01T00:00:00+01:00 --to 2026-04-01T00:00:00+02:00"
        })
final class VerifyCommand implements Callable<Integer> {
    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private JournalFlags journal = new JournalFlags();

    @Mixin
    private SpanFlags span = new SpanFlags();

    @Mixin
    private WitnessFlags witnesses = new WitnessFlags();

    @Option(names = "--output", description = "${COMPLETION-CANDIDATES}. Default: text.")
    private OutputFormat output = OutputFormat.text;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        var wanted = span.span();
        try (var running = new Running()) {
            var exported = journal.evidence().exported(connection);
            return exported.isPresent() ? verify(exported.get(), running) : verifyCluster(wanted, running);
        }
    }

    private int verify(ExportedEvidence export, Running running) throws Exception {
        var end = Objects.requireNonNullElse(export.manifest().to(), Instant.MAX);
        var changed = export.changedFiles();
        changed.forEach(file ->
                spec.commandLine().getErr().println("hullmark: %s is not as the manifest has it".formatted(file)));
        var testimony = witnesses.testimony(export.checkpoints());
        var proven = verify(
                new WitnessedEvidence(export, export.manifest().facts(), testimony),
                span.before(end),
                testimony,
                running);
        return changed.isEmpty() ? proven : ExitCode.NOT_IN_ORDER;
    }

    private int verifyCluster(Span wanted, Running running) throws Exception {
        var stopped = journal.evidence().stopped();
        var cluster = stopped.cluster(connection, running);
        var kafka = stopped.evidence(cluster);
        var topics = cluster.catalogue();
        var signed = topics.checkpoints().name();
        var testimony = witnesses.testimony(kafka.has(signed) ? Optional.of(kafka.only(signed)) : Optional.empty());
        return verify(new WitnessedEvidence(kafka, topics.facts().name(), testimony), wanted, testimony, running);
    }

    private int verify(WitnessedEvidence witnessed, Span compared, Testimony testimony, Running running)
            throws Exception {
        var replayer = journal.of(witnessed);
        var watch =
                new ReplayWatch(running, replayer.progress(), spec.commandLine().getErr());
        var proofs = watch.await(() -> replayer.verify(compared));
        if (proofs.isEmpty()) {
            return ExitCode.OK;
        }
        var text = new ProofText(Palette.ofTerminal(), testimony, witnessed.vouching());
        var lines = output == OutputFormat.json ? text.json(proofs.get()) : text.lines(proofs.get());
        lines.forEach(spec.commandLine().getOut()::println);
        spec.commandLine().getOut().flush();
        boolean vouchedFor = testimony.untrusted() == 0
                && (!testimony.signatures() || witnessed.vouching().isOfAll(proofs.get()));
        return proofs.get().hold() && vouchedFor ? ExitCode.OK : ExitCode.NOT_IN_ORDER;
    }
}
