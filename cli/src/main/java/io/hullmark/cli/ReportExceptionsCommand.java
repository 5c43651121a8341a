package io.hullmark.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hullmark.cli.console.ExceptionText;
import io.hullmark.cli.console.JsonLines;
import io.hullmark.cli.console.Matter;
import io.hullmark.engine.decisions.Decided;
import io.hullmark.engine.decisions.Decided.Standing;
import io.hullmark.engine.facts.PolicyException;
import io.hullmark.wire.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what exceptions are good for. */
@Command(
        name = "report",
        description = {
            "Say what each exception hides of findings and anomalies now, and hid in the last 30 days,",
            "which of those in force hide nothing, and which end within 30 days."
        })
final class ReportExceptionsCommand implements Runnable {
    private static final Duration NEAR = Duration.ofDays(30);

    @Mixin
    private Connection connection = new Connection();

    @Option(names = "--output", description = "${COMPLETION-CANDIDATES}. Default: text.")
    private OutputFormat output = OutputFormat.text;

    @Spec
    private CommandSpec spec;

    /**
     * What one exception does.
     *
     * @param anomaliesInAll how many anomalies it covers or ever covered
     */
    private record Effect(
            Decided<PolicyException> decided,
            Instant now,
            List<Matter> hides,
            Collection<Matter> hidLately,
            int anomaliesInAll) {
        String id() {
            return decided.decision().id();
        }

        /** Anomalies come and go, so one that ever covered any is there for the next. */
        boolean hidesNothing() {
            return decided.standing(now) == Standing.IN_FORCE && hides.isEmpty() && anomaliesInAll == 0;
        }

        boolean endsSoon() {
            return decided.holds(now) && decided.end().isBefore(now.plus(NEAR));
        }
    }

    @Override
    public void run() {
        var effects = effects();
        if (effects.isEmpty()) {
            spec.commandLine().getErr().println("hullmark: no exception holds, and none ended in the last 30 days");
        }
        if (output == OutputFormat.json) {
            effects.forEach(effect -> out(JsonLines.text(tree(effect))));
            return;
        }
        effects.forEach(this::text);
        names("hide nothing now", effects.stream().filter(Effect::hidesNothing).toList());
        names("end within 30 days", effects.stream().filter(Effect::endsSoon).toList());
    }

    private List<Effect> effects() {
        var now = Instant.now();
        var cluster = connection.cluster();
        var err = spec.commandLine().getErr();
        var anomalies = ToldAnomalies.on(cluster, err);
        var hidden = Stream.<Matter>concat(CurrentFindings.on(cluster, err).stream(), anomalies.open().stream())
                .filter(matter -> matter.exception().isPresent())
                .collect(Collectors.groupingBy(matter -> matter.exception().orElseThrow()));
        var ended = Covers.endedSince(now.minus(NEAR), told(cluster), anomalies.told());
        var covered = anomalies.everCovered();
        return new ExceptionsTopic(cluster, err)
                .history().all().stream()
                        .filter(decided -> decided.holds(now) || decided.end().isAfter(now.minus(NEAR)))
                        .map(decided -> {
                            var id = decided.decision().id();
                            return new Effect(
                                    decided,
                                    now,
                                    hidden.getOrDefault(id, List.of()),
                                    ended.getOrDefault(id, List.of()),
                                    covered.getOrDefault(id, Set.of()).size());
                        })
                        .toList();
    }

    private List<Violation> told(Cluster cluster) {
        var topic = cluster.catalogue().violations().name();
        try (var reader = new TopicReader<>(
                cluster, topic, Violation.class, spec.commandLine().getErr())) {
            return reader.existingValues();
        }
    }

    private void text(Effect effect) {
        out(ExceptionText.line(effect.decided(), effect.now()));
        out("    hides %d now, hid %d lately%s"
                .formatted(
                        effect.hides().size(),
                        effect.hidLately().size(),
                        effect.anomaliesInAll() == 0
                                ? ""
                                : ", %d anomalies in all".formatted(effect.anomaliesInAll())));
        effect.hides().forEach(matter -> out("    now     " + matter.line()));
        effect.hidLately().forEach(matter -> out("    lately  " + matter.line()));
    }

    private void names(String what, List<Effect> effects) {
        if (!effects.isEmpty()) {
            out("%d %s: %s"
                    .formatted(
                            effects.size(),
                            what,
                            effects.stream().map(Effect::id).collect(Collectors.joining(", "))));
        }
    }

    /** The fields of a list, and hidesNothing, endsSoon, anomaliesInAll, hides and hidLately. */
    private static ObjectNode tree(Effect effect) {
        var tree = ExceptionText.tree(effect.decided(), effect.now())
                .put("hidesNothing", effect.hidesNothing())
                .put("endsSoon", effect.endsSoon())
                .put("anomaliesInAll", effect.anomaliesInAll());
        var hides = tree.putArray("hides");
        effect.hides().forEach(matter -> hides.add(matter.tree()));
        var lately = tree.putArray("hidLately");
        effect.hidLately().forEach(matter -> lately.add(matter.tree()));
        return tree;
    }

    private void out(String line) {
        spec.commandLine().getOut().println(line);
    }
}
