package io.hullmark.cli;

import io.hullmark.cli.console.Palette;
import io.hullmark.engine.rules.Control;
import io.hullmark.streams.replay.Changes;
import io.hullmark.streams.replay.Past;
import io.hullmark.streams.replay.PastSubject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what is different between two moments. */
@Command(
        name = "diff",
        description = {
            "Show what changed between two moments: hosts, containers and images that came and went, their configuration,",
            "verdicts, and the exceptions that cover them."
        },
        footer = {
            "",
            "Examples:",
            "  hullmark diff --from 2026-03-02T00:00:00Z --to 2026-03-03T00:00:00Z --project shop",
            "  hullmark diff --from 2026-03-02T00:00:00Z             until now"
        })
final class DiffCommand implements Callable<Integer> {
    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private SubjectFilter filter = new SubjectFilter();

    @Mixin
    private JournalFlags journal = new JournalFlags();

    @Option(names = "--from", paramLabel = "TIME", required = true, description = "The first moment.")
    private Instant from = Instant.EPOCH;

    @Option(names = "--to", paramLabel = "TIME", description = "The second moment. Default: now.")
    private Optional<Instant> to = Optional.empty();

    @Option(
            names = "--known-at",
            paramLabel = "TIME",
            description = "By what was known then. Default: by all that is known now, also what came in late.")
    private Optional<Instant> knownAt = Optional.empty();

    @Option(names = "--output", description = "${COMPLETION-CANDIDATES}. Default: text.")
    private OutputFormat output = OutputFormat.text;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        var now = Instant.now();
        var end = to.orElse(knownAt.orElse(now));
        PastMoments.refuseReversed(from, end);
        var moments = List.of(
                PastMoments.moment("--from", from, knownAt, now), PastMoments.moment("--to", end, knownAt, now));
        var pasts = journal.past(connection, moments, spec.commandLine().getErr());
        if (pasts.isPresent()) {
            var text = new ChangeText(Palette.ofTerminal());
            var controls = new TreeMap<String, List<Control>>();
            pasts.get().forEach(past -> controls.putAll(past.controls()));
            var selection = filter.among(controls);
            var changes = Changes.between(
                    wanted(pasts.get().get(0), selection), wanted(pasts.get().get(1), selection));
            var lines = output == OutputFormat.json ? text.json(changes) : text.lines(changes, from, end);
            lines.forEach(spec.commandLine().getOut()::println);
            spec.commandLine().getOut().flush();
        }
        return ExitCode.OK;
    }

    private static List<PastSubject> wanted(Past past, Selection selection) {
        return past.subjects().stream()
                .flatMap(subject -> selection.of(subject).stream())
                .toList();
    }
}
