package io.hullmark.cli;

import io.hullmark.cli.console.JsonLines;
import io.hullmark.cli.console.Palette;
import io.hullmark.cli.console.PostureText;
import io.hullmark.cli.console.ScoreText;
import io.hullmark.engine.rules.Control;
import io.hullmark.wire.Posture;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what all rules say of each subject now. */
@Command(
        name = "posture",
        description =
                "Show what all rules say of each host, container and image now: PASS, FAIL, NOT_APPLICABLE, UNKNOWN, MANUAL.",
        footer = {
            "",
            "Without --container or --all, text shows what fails or is unknown and counts the rest; json holds every verdict.",
            "",
            "With --by, one line a group, the worst first. SCORE is PASSED of PASSED and FAILED: what was observed and applies.",
            "NOT_APPLICABLE counts for nothing, UNKNOWN and MANUAL are shown beside it, and COVERAGE is the share of what applies",
            "that was observed. ACCEPTED tells how many of FAILED an exception covers: they count as failed all the same.",
            "Rules in shadow mode do not count. By framework, each control of --framework is scored.",
            "",
            "With --as-of, the journal is folded again up to that moment. Each subject comes with how well its host was watched",
            "then, and where nobody watched nothing passes; with --container or --all, with its configuration, too.",
            "",
            "Examples:",
            "  hullmark posture --by host                                    which host to look at first",
            "  hullmark posture --by framework --framework cis-docker@1.8.0  ... and which check",
            "  hullmark posture --as-of 2026-03-03T02:00:00Z --host pay-1    what ran there then, and whether it complied"
        })
final class PostureCommand implements Callable<Integer> {
    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private SubjectFilter filter = new SubjectFilter();

    @Mixin
    private JournalFlags journal = new JournalFlags();

    @Option(
            names = "--as-of",
            paramLabel = "TIME",
            description = "What was then, from the journal, such as 2026-03-03T02:00:00+01:00.")
    private Optional<Instant> asOf = Optional.empty();

    @Option(
            names = "--known-at",
            paramLabel = "TIME",
            description =
                    "With --as-of: by what was known then. Default: by all that is known now, also what came in late.")
    private Optional<Instant> knownAt = Optional.empty();

    @Option(
            names = "--by",
            paramLabel = "GROUP",
            description = "Scores in place of verdicts, by ${COMPLETION-CANDIDATES}.")
    private Optional<GroupBy> by = Optional.empty();

    @Option(names = "--all", description = "Every verdict in text, too.")
    private boolean all;

    @Option(names = "--output", description = "${COMPLETION-CANDIDATES}. Default: text.")
    private OutputFormat output = OutputFormat.text;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        refuseWhatDoesNotGoTogether();
        var out = spec.commandLine().getOut();
        if (asOf.isPresent()) {
            var moment = PastMoments.moment("--as-of", asOf.get(), knownAt, Instant.now());
            var text = new PastText(Palette.ofTerminal(), all || filter.isOne());
            journal.past(connection, List.of(moment), spec.commandLine().getErr())
                    .map(pasts -> pasts.get(0))
                    .ifPresent(past -> text.lines(past, filter.among(past.controls()), output)
                            .forEach(out::println));
        } else {
            var cluster = connection.cluster();
            lines(cluster, current(cluster)).forEach(out::println);
        }
        out.flush();
        return ExitCode.OK;
    }

    private void refuseWhatDoesNotGoTogether() {
        if (asOf.isEmpty() && filter.hasLabels()) {
            throw Complaint.usage("--label asks the journal, for labels are on no other topic: give --as-of as well");
        }
        if (asOf.isPresent() && by.isPresent()) {
            throw Complaint.usage("--by scores what is now: give it without --as-of");
        }
        if (asOf.isEmpty() && (knownAt.isPresent() || journal.evidence().isDirectory())) {
            throw Complaint.usage("--known-at and --data are about the past: give --as-of as well");
        }
    }

    private List<String> lines(Cluster cluster, List<Posture> current) {
        if (current.isEmpty()) {
            sayThatNothingIsKnown(cluster);
        }
        if (by.isPresent()) {
            return scores(cluster, current, by.get());
        }
        var text = new PostureText(Palette.ofTerminal(), all || filter.isOne());
        return current.stream()
                .flatMap(posture ->
                        output == OutputFormat.json ? Stream.of(JsonLines.of(posture)) : text.block(posture).stream())
                .toList();
    }

    private List<String> scores(Cluster cluster, List<Posture> current, GroupBy grouping) {
        var rules = new RulesTopic(cluster, spec.commandLine().getErr()).compiled();
        var groups = PostureScores.of(current, grouping, filter.framework(), rules);
        return output == OutputFormat.json
                ? groups.stream()
                        .map(group -> JsonLines.text(ScoreText.tree(grouping.name(), group)))
                        .toList()
                : ScoreText.table(groups, Palette.ofTerminal());
    }

    private void sayThatNothingIsKnown(Cluster cluster) {
        if (filter.isAny()) {
            throw Complaint.usage("nothing is known of %s at %s: 'hullmark posture' shows all that is"
                    .formatted(filter.text(), cluster.bootstrap()));
        }
        spec.commandLine()
                .getErr()
                .println("hullmark: nothing was judged at %s yet: an agent, the topology and rules must be there"
                        .formatted(cluster.bootstrap()));
    }

    private List<Posture> current(Cluster cluster) {
        var selection = filter.framework().isEmpty() || by.isPresent()
                ? filter.ofAnyFramework()
                : filter.among(controls(cluster));
        return CurrentFindings.postures(cluster, spec.commandLine().getErr()).stream()
                .flatMap(posture -> selection.of(posture).stream())
                .toList();
    }

    private Map<String, List<Control>> controls(Cluster cluster) {
        var controls = new TreeMap<String, List<Control>>();
        new RulesTopic(cluster, spec.commandLine().getErr())
                .compiled()
                .forEach(rule -> controls.put(rule.id().value(), rule.controls()));
        return controls;
    }
}
