package io.hullmark.cli;

import io.hullmark.cli.console.JsonLines;
import io.hullmark.cli.console.RuleText;
import io.hullmark.engine.language.RuleTest;
import io.hullmark.engine.language.RuleTests;
import io.hullmark.engine.rules.Rule;
import io.hullmark.wire.PublicationKind;
import io.hullmark.wire.RulePublication;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks, tests, publishes, withdraws and lists rules. */
@Command(
        name = "rules",
        description = "Check rules, run their tests, publish or withdraw them, list those in force.",
        synopsisSubcommandLabel = "(lint | test | publish | withdraw | list)",
        footer = {"", "How to write a rule: rules/README.md. What it can say: docs/rule-language.md."})
final class RulesCommand {
    @Spec
    private CommandSpec spec;

    @Command(name = "lint", description = "Compile rules and tell every problem as file:line:column.")
    int lint(
            @Parameters(paramLabel = "DIR", description = "A directory of *.yaml, or one file.") Path rules,
            @Option(names = "--policy", paramLabel = "FILE", description = "The site's policy values.")
                    Optional<Path> policy) {
        var files = RuleFiles.read(rules, policy);
        policy.ifPresent(file -> files.idleValues()
                .forEach(problem -> spec.commandLine().getErr().println("hullmark: " + file + ": " + problem)));
        out("%d rules in order".formatted(files.pack().entries().size()));
        return ExitCode.OK;
    }

    @Command(name = "test", description = "Run the tests that stand in the rules; exit code 1 if one fails.")
    int test(@Parameters(paramLabel = "DIR", description = "A directory of *.yaml, or one file.") Path rules) {
        int passed = 0;
        int failed = 0;
        for (var entry : RuleFiles.read(rules, Optional.empty()).pack().entries()) {
            for (var result : RuleTests.run(entry.compiled())) {
                if (result instanceof RuleTest.Result.Failed failure) {
                    failed++;
                    out("%s: %s: %s: %s"
                            .formatted(
                                    entry.placeOf(failure.test()),
                                    entry.rule().id(),
                                    failure.test().name(),
                                    failure.reason()));
                } else {
                    passed++;
                }
            }
        }
        out("%d tests passed, %d failed".formatted(passed, failed));
        return failed == 0 ? ExitCode.OK : ExitCode.NOT_IN_ORDER;
    }

    @Command(
            name = "publish",
            description = {
                "Publish rules to a cluster: those that differ from what is in force there.",
                "Nothing is published if any of them has a problem."
            })
    int publish(
            @Mixin Connection connection,
            @Parameters(paramLabel = "DIR", description = "A directory of *.yaml, or one file.") Path rules,
            @Option(names = "--policy", paramLabel = "FILE", description = "The site's policy values.")
                    Optional<Path> policy,
            @Option(names = "--withdraw-others", description = "Withdraw the rules in force that are not among these.")
                    boolean withdrawOthers) {
        var files = RuleFiles.read(rules, policy);
        var topic = new RulesTopic(connection.cluster(), spec.commandLine().getErr());
        var inForce = topic.inForce();
        var texts = files.texts();
        int published = topic.publish(texts, inForce);
        var others = withdrawOthers
                ? inForce.values().stream()
                        .filter(publication -> publication.getKind() == PublicationKind.RULE)
                        .map(RulePublication::getId)
                        .filter(id -> !texts.containsKey(id))
                        .toList()
                : List.<String>of();
        topic.withdraw(others);
        out("published %d of %d, the others were in force already; withdrew %d"
                .formatted(published, texts.size(), others.size()));
        return ExitCode.OK;
    }

    @Command(name = "withdraw", description = "Withdraw rules: their open findings are resolved with that reason.")
    int withdraw(
            @Mixin Connection connection,
            @Parameters(paramLabel = "ID", arity = "1..*", description = "Ids of rules in force.") List<String> ids) {
        var topic = new RulesTopic(connection.cluster(), spec.commandLine().getErr());
        var inForce = topic.inForce();
        var unknown = ids.stream().filter(id -> !inForce.containsKey(id)).toList();
        if (!unknown.isEmpty()) {
            throw Complaint.usage("not in force, so not to be withdrawn: %s; see 'hullmark rules list'"
                    .formatted(String.join(", ", unknown)));
        }
        topic.withdraw(ids);
        out("withdrew " + String.join(", ", ids));
        return ExitCode.OK;
    }

    @Command(
            name = "list",
            description = {
                "List the rules in force on a cluster, or those of files.",
                "",
                "With --framework, in the order of its checks and with how each is decided: from facts, UNKNOWN until there is",
                "an instrument, or MANUAL. That needs no cluster: unless --bootstrap names one, it lists the shipped pack."
            })
    int list(
            @Mixin Connection connection,
            @Parameters(paramLabel = "DIR", arity = "0..1", description = "List these files instead of the cluster.")
                    Optional<Path> directory,
            @Option(
                            names = "--rules",
                            paramLabel = "DIR",
                            description = "The same as DIR. Default with --framework: the shipped pack.")
                    Optional<Path> rules,
            @Option(
                            names = "--framework",
                            paramLabel = "NAME[@VERSION]",
                            description = "Only rules with a control of this framework, such as cis-docker@1.8.0.")
                    Optional<String> framework,
            @Option(names = "--output", description = "${COMPLETION-CANDIDATES}. Default: text.", defaultValue = "text")
                    OutputFormat output) {
        // What the environment says of --rules is meant for 'check', and does not hide a cluster.
        boolean flagged = connection.flagged("--rules");
        if (directory.isPresent() && flagged) {
            throw Complaint.usage("DIR and --rules are the same: give one of them");
        }
        var files = directory.or(() -> flagged || (framework.isPresent() && !connection.named())
                ? Optional.of(rules.orElseGet(RuleFiles::shipped))
                : Optional.empty());
        var listed = files.map(
                        path -> RuleFiles.read(path, Optional.empty()).pack().rules())
                .orElseGet(() ->
                        new RulesTopic(connection.cluster(), spec.commandLine().getErr()).compiled());
        var checks = framework.map(name -> FrameworkChecks.of(name, listed));
        if (output == OutputFormat.json) {
            var levels = BenchmarkLevels.in(files.orElseGet(RuleFiles::shipped));
            checks.map(FrameworkChecks::rules)
                    .orElseGet(() -> byId(listed))
                    .forEach(rule -> out(JsonLines.text(RuleText.tree(rule, levels::of))));
        } else {
            checks.map(FrameworkChecks::lines)
                    .orElseGet(() -> byId(listed).stream().map(RuleText::line).toList())
                    .forEach(this::out);
        }
        return ExitCode.OK;
    }

    private static List<Rule> byId(List<Rule> rules) {
        return rules.stream().sorted(Comparator.comparing(Rule::id)).toList();
    }

    private void out(String line) {
        spec.commandLine().getOut().println(line);
    }
}
