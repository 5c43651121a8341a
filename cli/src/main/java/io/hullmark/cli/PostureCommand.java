package io.hullmark.cli;

import io.hullmark.cli.console.JsonLines;
import io.hullmark.cli.console.Palette;
import io.hullmark.cli.console.PostureText;
import io.hullmark.cli.console.ScoreText;
import io.hullmark.wire.ObjectKind;
import io.hullmark.wire.Posture;
import java.util.List;
import java.util.Optional;
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
            "Rules in shadow mode do not count.",
            "",
            "Examples:",
            "  hullmark posture --by host                                    which host to look at first",
            "  hullmark posture --by framework --framework cis-docker@1.8.0  ... and which check"
        })
final class PostureCommand implements Runnable {
    @Mixin
    private Connection connection = new Connection();

    @Option(names = "--host", paramLabel = "ID", description = "Only this host, by id or name.")
    private Optional<String> host = Optional.empty();

    @Option(
            names = "--container",
            paramLabel = "NAME",
            description = "Only this container, by name or by the beginning of its id.")
    private Optional<String> container = Optional.empty();

    @Option(
            names = "--by",
            paramLabel = "GROUP",
            description = "Scores in place of verdicts, by ${COMPLETION-CANDIDATES}.")
    private Optional<GroupBy> by = Optional.empty();

    @Option(
            names = "--framework",
            paramLabel = "NAME[@VERSION]",
            description =
                    "With --by: count only rules with a control of this framework; by framework, score each control.")
    private Optional<String> framework = Optional.empty();

    @Option(names = "--all", description = "Every verdict in text, too.")
    private boolean all;

    @Option(names = "--output", description = "${COMPLETION-CANDIDATES}. Default: text.")
    private OutputFormat output = OutputFormat.text;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        if (framework.isPresent() && by.isEmpty()) {
            throw Complaint.usage("--framework chooses what is scored: give --by as well, such as --by framework");
        }
        var out = spec.commandLine().getOut();
        var text = new PostureText(Palette.ofTerminal(), all || container.isPresent());
        var cluster = connection.cluster();
        var current = current(cluster);
        if (current.isEmpty()) {
            sayThatNothingIsKnown(cluster);
        }
        if (by.isPresent()) {
            scores(cluster, current, by.get()).forEach(out::println);
            out.flush();
            return;
        }
        for (Posture posture : current) {
            if (output == OutputFormat.json) {
                out.println(JsonLines.of(posture));
            } else {
                text.block(posture).forEach(out::println);
            }
        }
        out.flush();
    }

    private List<String> scores(Cluster cluster, List<Posture> current, GroupBy grouping) {
        var rules = new RulesTopic(cluster, spec.commandLine().getErr()).compiled();
        var groups = PostureScores.of(current, grouping, framework, rules);
        return output == OutputFormat.json
                ? groups.stream()
                        .map(group -> JsonLines.text(ScoreText.tree(grouping.name(), group)))
                        .toList()
                : ScoreText.table(groups, Palette.ofTerminal());
    }

    private void sayThatNothingIsKnown(Cluster cluster) {
        if (host.isPresent() || container.isPresent()) {
            throw Complaint.usage("nothing is known of %s%s at %s: 'hullmark posture' shows all that is"
                    .formatted(
                            container.map(name -> "a container '" + name + "'").orElse("such a subject"),
                            host.map(id -> " on a host '" + id + "'").orElse(""),
                            cluster.bootstrap()));
        }
        spec.commandLine()
                .getErr()
                .println("hullmark: nothing was judged at %s yet: an agent, the topology and rules must be there"
                        .formatted(cluster.bootstrap()));
    }

    private List<Posture> current(Cluster cluster) {
        return CurrentFindings.postures(cluster, spec.commandLine().getErr()).stream()
                .filter(this::wanted)
                .toList();
    }

    private boolean wanted(Posture posture) {
        var subject = posture.getSubject();
        return host.stream().allMatch(id -> id.equals(subject.getHostId()) || id.equals(subject.getHostName()))
                && container.stream()
                        .allMatch(id -> subject.getKind() == ObjectKind.CONTAINER
                                && (id.equals(subject.getName())
                                        || subject.getId().startsWith(id)));
    }
}
