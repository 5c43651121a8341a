package io.hullmark.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hullmark.cli.console.Finding;
import io.hullmark.cli.console.JsonLines;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what exceptions would hide, before they do. */
@Command(
        name = "simulate",
        description = {
            "Say what exceptions would hide of the findings of now, before they are published, whenever they begin.",
            "Labels and digests are on no topic, so what depends on them is told as 'perhaps'."
        })
final class SimulateExceptionsCommand implements Runnable {
    @Mixin
    private Connection connection = new Connection();

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files, or directories of *.yaml.")
    private List<Path> paths = List.of();

    @Option(names = "--output", description = "${COMPLETION-CANDIDATES}. Default: text.")
    private OutputFormat output = OutputFormat.text;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        var exceptions = ExceptionFiles.read(paths, Instant.now()).written();
        var err = spec.commandLine().getErr();
        var findings = CurrentFindings.on(connection.cluster(), err);
        for (var written : exceptions) {
            var exception = written.decision();
            var simulation = Simulation.of(exception, findings);
            if (output == OutputFormat.json) {
                spec.commandLine().getOut().println(JsonLines.text(tree(simulation, findings.size())));
            } else {
                text(simulation, findings.size());
            }
            if (simulation.hides().isEmpty()) {
                err.println("hullmark: the exception '%s' HIDES NOTHING%s; look at its scope"
                        .formatted(exception.id(), simulation.mayHide().isEmpty() ? "" : " for certain"));
            }
        }
    }

    private void text(Simulation simulation, int all) {
        var out = spec.commandLine().getOut();
        var perhaps = simulation.mayHide().isEmpty()
                ? ""
                : ", and perhaps %d more".formatted(simulation.mayHide().size());
        out.println("%s  would hide %d of %d findings%s"
                .formatted(simulation.exception().id(), simulation.hides().size(), all, perhaps));
        simulation.hides().forEach(finding -> out.println("    " + finding.line() + by(finding)));
        simulation.mayHide().forEach(finding -> out.println("    perhaps " + finding.line() + by(finding)));
    }

    private static String by(Finding finding) {
        return finding.exception()
                .map(id -> "  (suppressed by " + id + " already)")
                .orElse("");
    }

    /** With the fields id, findings, hidesNothing, hides and mayHide. */
    private static ObjectNode tree(Simulation simulation, int all) {
        var tree = JsonNodeFactory.instance
                .objectNode()
                .put("id", simulation.exception().id())
                .put("findings", all)
                .put("hidesNothing", simulation.hides().isEmpty());
        var hides = tree.putArray("hides");
        simulation.hides().forEach(finding -> hides.add(finding.tree()));
        var mayHide = tree.putArray("mayHide");
        simulation.mayHide().forEach(finding -> mayHide.add(finding.tree()));
        return tree;
    }
}
