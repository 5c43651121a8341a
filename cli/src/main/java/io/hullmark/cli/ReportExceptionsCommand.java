package io.hullmark.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hullmark.cli.console.ExceptionText;
import io.hullmark.cli.console.Finding;
import io.hullmark.cli.console.JsonLines;
import io.hullmark.cli.console.ViolationText;
import io.hullmark.engine.decisions.Decided;
import io.hullmark.engine.decisions.Decided.Standing;
import io.hullmark.engine.facts.PolicyException;
import io.hullmark.wire.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what exceptions are good for. */
@Command(
        name = "report",
        description = {
            "Say what each exception hides now and hid in the last 30 days, which of those in force hide nothing, and",
            "which end within 30 days."
        })
final class ReportExceptionsCommand implements Runnable {
    private static final Duration NEAR = Duration.ofDays(30);

    @Mixin
    private Connection connection = new Connection();

    @Option(names = "--output", description = "${COMPLETION-CANDIDATES}. Default: text.")
    private OutputFormat output = OutputFormat.text;

    @Spec
    private CommandSpec spec;

    /** What one exception does. */
    private record Effect(
            Decided<PolicyException> decided, Instant now, List<Finding> hides, Collection<Violation> hidLately) {
        String id() {
            return decided.decision().id();
        }

        boolean hidesNothing() {
            return decided.standing(now) == Standing.IN_FORCE && hides.isEmpty();
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
        var findings = CurrentFindings.on(cluster, err).stream()
                .filter(finding -> finding.exception().isPresent())
                .collect(Collectors.groupingBy(finding -> finding.exception().orElseThrow()));
        var ended = Covers.endedSince(now.minus(NEAR), told(cluster));
        return new ExceptionsTopic(cluster, err)
                .history().all().stream()
                        .filter(decided -> decided.holds(now) || decided.end().isAfter(now.minus(NEAR)))
                        .map(decided -> new Effect(
                                decided,
                                now,
                                findings.getOrDefault(decided.decision().id(), List.of()),
                                ended.getOrDefault(decided.decision().id(), List.of())))
                        .toList();
    }

    private List<Violation> told(Cluster cluster) {
        var told = new ArrayList<Violation>();
        try (var reader = new TopicReader<>(
                cluster,
                cluster.catalogue().violations().name(),
                Violation.class,
                spec.commandLine().getErr())) {
            reader.existing().forEach(record -> record.value().ifPresent(told::add));
        }
        return told;
    }

    private void text(Effect effect) {
        out(ExceptionText.line(effect.decided(), effect.now()));
        out("    hides %d now, hid %d lately"
                .formatted(effect.hides().size(), effect.hidLately().size()));
        effect.hides().forEach(finding -> out("    now     " + finding.line()));
        effect.hidLately().forEach(violation -> out("    lately  " + ViolationText.line(violation)));
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

    /** The fields of a list, and hidesNothing, endsSoon, hides and hidLately. */
    private static ObjectNode tree(Effect effect) {
        var tree = ExceptionText.tree(effect.decided(), effect.now())
                .put("hidesNothing", effect.hidesNothing())
                .put("endsSoon", effect.endsSoon());
        var hides = tree.putArray("hides");
        effect.hides().forEach(finding -> hides.add(finding.tree()));
        var lately = tree.putArray("hidLately");
        for (Violation violation : effect.hidLately()) {
            var one = lately.addObject()
                    .put("rule", violation.getRuleId())
                    .put("severity", violation.getSeverity().name());
            one.set("subject", JsonLines.record(violation.getSubject()));
            one.put("element", violation.getElement());
        }
        return tree;
    }

    private void out(String line) {
        spec.commandLine().getOut().println(line);
    }
}
