package io.hullmark.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hullmark.cli.console.JsonLines;
import io.hullmark.cli.console.Matter;
import io.hullmark.cli.console.ToldAnomaly;
import io.hullmark.engine.anomalies.AnomalyRules;
import io.hullmark.engine.facts.PolicyException;
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
            "Say what exceptions would hide of the findings and anomalies of now, before they are published, whenever they begin.",
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
        var cluster = connection.cluster();
        var findings = CurrentFindings.on(cluster, err);
        var anomalies = ToldAnomalies.on(cluster, err).open();
        for (var written : exceptions) {
            var simulation = Simulation.of(written.decision(), findings, anomalies);
            if (output == OutputFormat.json) {
                spec.commandLine()
                        .getOut()
                        .println(JsonLines.text(tree(simulation, findings.size(), anomalies.size())));
            } else {
                text(simulation, findings.size(), anomalies.size());
            }
            if (simulation.hides().isEmpty()) {
                err.println("hullmark: the exception '%s' HIDES NOTHING%s; %s"
                        .formatted(
                                simulation.exception().id(),
                                simulation.mayHide().isEmpty() ? "" : " for certain",
                                remedy(simulation.exception(), anomalies.isEmpty())));
            }
        }
    }

    private static String remedy(PolicyException exception, boolean allAsUsual) {
        var rules = exception.scope().rules();
        boolean onlyAnomalies = !rules.isEmpty() && AnomalyRules.ids().containsAll(rules);
        return onlyAnomalies && allAsUsual ? "no anomaly is open now" : "look at its scope";
    }

    private void text(Simulation simulation, int findings, int anomalies) {
        var out = spec.commandLine().getOut();
        long ofAnomalies = simulation.hides().stream()
                .filter(ToldAnomaly.class::isInstance)
                .count();
        var perhaps = simulation.mayHide().isEmpty()
                ? ""
                : ", and perhaps %d more".formatted(simulation.mayHide().size());
        out.println("%s  would hide %d of %d findings and %d of %d anomalies%s"
                .formatted(
                        simulation.exception().id(),
                        simulation.hides().size() - ofAnomalies,
                        findings,
                        ofAnomalies,
                        anomalies,
                        perhaps));
        simulation.hides().forEach(matter -> out.println("    " + matter.line() + by(matter)));
        simulation.mayHide().forEach(matter -> out.println("    perhaps " + matter.line() + by(matter)));
    }

    private static String by(Matter matter) {
        return matter.exception()
                .map(id -> "  (suppressed by " + id + " already)")
                .orElse("");
    }

    /** With the fields id, findings, anomalies, hidesNothing, hides and mayHide. */
    private static ObjectNode tree(Simulation simulation, int findings, int anomalies) {
        var tree = JsonNodeFactory.instance
                .objectNode()
                .put("id", simulation.exception().id())
                .put("findings", findings)
                .put("anomalies", anomalies)
                .put("hidesNothing", simulation.hides().isEmpty());
        var hides = tree.putArray("hides");
        simulation.hides().forEach(matter -> hides.add(matter.tree()));
        var mayHide = tree.putArray("mayHide");
        simulation.mayHide().forEach(matter -> mayHide.add(matter.tree()));
        return tree;
    }
}
