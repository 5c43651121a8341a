package io.hullmark.cli;

import static java.time.temporal.ChronoUnit.SECONDS;

import io.hullmark.cli.report.Report;
import io.hullmark.engine.facts.Attestation;
import io.hullmark.engine.facts.Decision;
import io.hullmark.engine.facts.PolicyException;
import io.hullmark.engine.rules.Rule;
import io.hullmark.engine.rules.Severity;
import io.hullmark.streams.check.ObservedCheckup;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges once, without Kafka: the engine of this machine, or what somebody asked an engine. */
@Command(
        name = "check",
        description = {
            "Judge once, without Kafka: all containers, images and the engine of this machine,",
            "what 'docker inspect' printed on another, or a compose file before anything runs.",
            "",
            "What could not be seen is UNKNOWN, never PASS. Exit code 0 says that the check was done, whatever it found;",
            "with --fail-on it is 4 where a rule of that severity or a worse one fails."
        },
        footer = {
            "",
            "Examples:",
            "  hullmark check                                                  judge this machine's engine",
            "  hullmark check --fail-on high                                   ... and let a script stop",
            "  docker inspect $(docker ps -aq) | hullmark check -              judge what somebody can see",
            "  hullmark check --compose docker-compose.yml                     judge before anything runs",
            "  hullmark check --framework cis-docker@1.8.0 --output json       one verdict a line"
        })
final class CheckCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description = "JSON of 'docker inspect'; - is standard input. Default: look at the engine.")
    private List<String> files = List.of();

    @Option(
            names = "--compose",
            paramLabel = "FILE",
            description = "Judge the containers that 'docker compose up' would create from this file, before it does.")
    private Optional<Path> compose = Optional.empty();

    @Mixin
    private LookFlags look = new LookFlags();

    @Mixin
    private RuleFlags rules = new RuleFlags();

    @Option(
            names = "--framework",
            paramLabel = "NAME[@VERSION]",
            description = "Only rules with a control of this framework, such as cis-docker@1.8.0.")
    private Optional<String> framework = Optional.empty();

    @Option(
            names = "--exceptions",
            paramLabel = "PATH",
            description = "Exceptions, a file or a directory of *.yaml: what they cover is shown as suppressed and does"
                    + " not count for --fail-on. May be repeated.")
    private List<Path> exceptions = List.of();

    @Option(
            names = "--attestations",
            paramLabel = "PATH",
            description =
                    "Attestations, a file or a directory of *.yaml: who answers for what is MANUAL. May be repeated.")
    private List<Path> attestations = List.of();

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            description =
                    "End with exit code 4 if a rule of this severity or a worse one fails: ${COMPLETION-CANDIDATES}. Default: never.")
    private Optional<Severity> failOn = Optional.empty();

    @Option(
            names = "--all",
            description = "Show every verdict, not only those that need attention. JSON and JUnit always do.")
    private boolean every;

    @Option(names = "--output", description = "${COMPLETION-CANDIDATES}. Default: text.")
    private CheckFormat output = CheckFormat.text;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (compose.isPresent() && !files.isEmpty()) {
            throw Complaint.usage("--compose judges a compose file and FILE what was inspected: give one of them");
        }
        // Rules are compiled while the engine answers: each takes a good part of the time.
        var observing = CompletableFuture.supplyAsync(this::observe, task -> new Thread(task, "look").start());
        var chosen = chosen(rules.read());
        var input = observed(observing);
        var now = Instant.now();
        var accepted = accepted(now);
        var decisions = new ArrayList<Decision>(accepted.values());
        decisions.addAll(attested(now));
        var seen = new ObservedCheckup.Seen(input.observations(), input.untold(), CheckInput.UNTOLD);
        var report = new Report(ObservedCheckup.of(chosen, seen, decisions, now), accepted);
        output.form(every).write(report, spec.commandLine().getOut());
        return failOn.filter(report::fails).isPresent() ? ExitCode.FINDINGS : ExitCode.OK;
    }

    /** What people accept now, by id. Those that do not say when they begin have begun, however long ago somebody wrote them. */
    private Map<String, PolicyException> accepted(Instant now) {
        var accepted = new LinkedHashMap<String, PolicyException>();
        if (!exceptions.isEmpty()) {
            var err = spec.commandLine().getErr();
            Decisions.notEnded(ExceptionFiles.read(exceptions, Instant.EPOCH), "exception", now, err)
                    .forEach(written -> accepted.put(written.decision().id(), written.decision()));
        }
        return accepted;
    }

    /** Who answers for what now. Those that do not say since when are said by this check. */
    private List<Attestation> attested(Instant now) {
        if (attestations.isEmpty()) {
            return List.of();
        }
        var err = spec.commandLine().getErr();
        return Decisions.notEnded(AttestationFiles.read(attestations, Instant.EPOCH), "attestation", now, err).stream()
                .map(written -> written.startsWhenPublished()
                        ? written.decision().statedAt(now.truncatedTo(SECONDS))
                        : written.decision())
                .toList();
    }

    private CheckInput observe() {
        if (compose.isPresent()) {
            return CheckInput.composed(compose.get(), System.getenv());
        } else if (!files.isEmpty()) {
            return CheckInput.inspected(files, System.in);
        }
        return CheckInput.looked(look.settings());
    }

    private static CheckInput observed(CompletableFuture<CheckInput> observing) {
        try {
            return observing.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** The rules that are asked, by their texts. */
    private Map<String, Rule> chosen(RuleFiles files) {
        var all = files.byText();
        framework.ifPresent(name -> all.values()
                .retainAll(FrameworkFilter.serving(name, files.pack().rules())));
        return all;
    }
}
