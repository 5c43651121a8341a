package io.hullmark.cli;

import io.hullmark.cli.console.JsonLines;
import io.hullmark.cli.console.Palette;
import io.hullmark.cli.console.PostureText;
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
            "Without --container or --all, text shows what fails or is unknown and counts the rest; json holds every verdict."
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

    @Option(names = "--all", description = "Every verdict in text, too.")
    private boolean all;

    @Option(names = "--output", description = "${COMPLETION-CANDIDATES}. Default: text.")
    private OutputFormat output = OutputFormat.text;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        var out = spec.commandLine().getOut();
        var text = new PostureText(Palette.ofTerminal(), all || container.isPresent());
        var cluster = connection.cluster();
        var current = current(cluster);
        if (current.isEmpty()) {
            sayThatNothingIsKnown(cluster);
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
