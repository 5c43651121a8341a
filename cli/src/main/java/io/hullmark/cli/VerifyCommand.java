package io.hullmark.cli;

import io.hullmark.cli.console.Palette;
import io.hullmark.streams.replay.Span;
import java.time.Instant;
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
            "The hash chain of the journal is checked on the way. Exit code 1 where anything differs, is damaged, or",
            "can't be proven any more because retention has deleted the beginning of the journal."
        },
        footer = {
            "",
            "Examples:",
            "  hullmark verify                                   all that is kept on a cluster",
            "  hullmark verify --data ~/.local/share/hullmark/up what a stopped 'hullmark up' has left behind",
            "  hullmark verify --from 2026-03-01T00:00:00+01:00 --to 2026-04-01T00:00:00+02:00"
        })
final class VerifyCommand implements Callable<Integer> {
    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private EvidenceFlags evidence = new EvidenceFlags();

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "Compare what became known then or later, such as 2026-03-03T02:00:00Z. Default: all.")
    private Optional<Instant> from = Optional.empty();

    @Option(names = "--to", paramLabel = "TIME", description = "Compare what became known before. Default: all.")
    private Optional<Instant> to = Optional.empty();

    @Option(names = "--output", description = "${COMPLETION-CANDIDATES}. Default: text.")
    private OutputFormat output = OutputFormat.text;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        var span = span();
        try (var running = new Running()) {
            var replayer = evidence.replayer(connection, running);
            var watch = new ReplayWatch(
                    running, replayer.progress(), spec.commandLine().getErr());
            var proofs = watch.await(() -> replayer.verify(span));
            if (proofs.isEmpty()) {
                return ExitCode.OK;
            }
            var text = new ProofText(Palette.ofTerminal());
            var lines = output == OutputFormat.json ? text.json(proofs.get()) : text.lines(proofs.get());
            lines.forEach(spec.commandLine().getOut()::println);
            spec.commandLine().getOut().flush();
            return proofs.get().hold() ? ExitCode.OK : ExitCode.NOT_IN_ORDER;
        }
    }

    private Span span() {
        try {
            return new Span(from.orElse(Instant.MIN), to.orElse(Instant.MAX));
        } catch (IllegalArgumentException e) {
            throw Complaint.usage("--from must be before --to, got %s and %s"
                    .formatted(from.orElse(Instant.MIN), to.orElse(Instant.MAX)));
        }
    }
}
