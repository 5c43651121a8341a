package io.hullmark.cli;

import io.hullmark.cli.report.ComplianceReport;
import io.hullmark.cli.report.Controls;
import io.hullmark.engine.assessment.Scope;
import io.hullmark.streams.replay.Assessed;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Reports how well the controls of a framework were kept, for an auditor. */
@Command(
        name = "report",
        description = {
            "Report how well the controls of a framework were kept over a span of the past: to whom each applied, for how long it was",
            "kept, not kept, accepted, attested or not watched; what became of each finding, who accepted and attested what; and for",
            "every statement the entries of the journal that it rests on.",
            "",
            "The journal is folded again. What nobody watched is never counted as kept. All definitions are in",
            "docs/evidence.md."
        },
        footer = {
            "",
            "html is one page for people and printers, csv has one row for each control and subject, json is OSCAL 1.1 assessment",
            "results. The same journal and the same flags give the same bytes; on a cluster that goes on, give --as-of as well.",
            "",
            "Examples:",
            "  hullmark report --framework cis-docker@1.8.0 --from 2026-01-01T00:00:00Z --to 2026-04-01T00:00:00Z --out q1.html",
            "  hullmark report --framework pci-dss@4.0.1 --from ... --to ... --project pay --output csv",
            "  hullmark report --framework soc2 --from ... --to ... --source audit-q1 --output json --out q1.oscal.json",
            "  hullmark report --framework nist-800-190 --from ... --to ... --as-of ...    by what was known then"
        })
final class ReportCommand implements Callable<Integer> {
    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private SubjectFilter filter = new SubjectFilter();

    @Mixin
    private EvidenceFlags evidence = new EvidenceFlags();

    @Option(names = "--from", paramLabel = "TIME", required = true, description = "The first moment of the span.")
    private Instant from = Instant.EPOCH;

    @Option(names = "--to", paramLabel = "TIME", required = true, description = "The first moment after the span.")
    private Instant to = Instant.EPOCH;

    @Option(
            names = "--as-of",
            paramLabel = "TIME",
            description = "By what was known then. Default: by all that is known, also what came in late.")
    private Optional<Instant> asOf = Optional.empty();

    @Option(names = "--output", description = "${COMPLETION-CANDIDATES}. Default: html.")
    private ComplianceFormat output = ComplianceFormat.html;

    @Option(names = "--out", paramLabel = "FILE", description = "Write into this file. Default: standard output.")
    private Optional<Path> out = Optional.empty();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        var framework = filter.framework()
                .orElseThrow(
                        () -> Complaint.usage(
                                "--framework is missing: say which one, such as cis-docker@1.8.0, nist-800-190, pci-dss@4.0.1 or soc2"));
        refuseWhatNobodyKnows(Instant.now());
        var wanted = filter.ofAnyFramework();
        var scope = new Scope(
                from,
                to,
                control -> FrameworkFilter.names(framework, control),
                rule -> wanted.hasRule(rule.value()),
                wanted::has);
        var known = knownAt();
        var assessed = evidence.answer(
                connection,
                SavepointFlags.none(),
                spec.commandLine().getErr(),
                replayer -> replayer.assessed(scope, known));
        if (assessed.isPresent()) {
            write(report(framework, assessed.get()));
        }
        return ExitCode.OK;
    }

    private void refuseWhatNobodyKnows(Instant now) {
        PastMoments.refuseReversed(from, to);
        PastMoments.refuseFuture("--to", to, now);
        asOf.ifPresent(known -> {
            PastMoments.refuseFuture("--as-of", known, now);
            if (known.isBefore(to)) {
                throw Complaint.usage(
                        "--as-of %s is before --to %s: nobody could know then what was to be".formatted(known, to));
            }
        });
    }

    /** Files that were exported hold everything only up to a moment, and beyond it what happens to be there. */
    private Optional<Instant> knownAt() {
        var end = evidence.exported(connection)
                .flatMap(export -> Optional.ofNullable(export.manifest().to()));
        end.filter(to::isAfter).ifPresent(last -> {
            throw Complaint.usage("what was exported ends at %s, so it says nothing of %s".formatted(last, to));
        });
        end.filter(last -> asOf.filter(known -> !known.isBefore(last)).isPresent())
                .ifPresent(last -> {
                    throw Complaint.usage("what was exported ends at %s, so it does not say what was known at %s"
                            .formatted(last, asOf.orElseThrow()));
                });
        return asOf.or(() -> end.map(last -> last.minusNanos(1)));
    }

    private ComplianceReport report(String framework, Assessed assessed) {
        PastMoments.refuseUnwritten(assessed.begins(), from, to);
        var served = assessed.assessment().served();
        FrameworkFilter.requireServed(framework, served);
        var frameworks = served.stream()
                .filter(control -> FrameworkFilter.names(framework, control))
                .map(Controls::framework)
                .distinct()
                .collect(Collectors.joining(", "));
        return new ComplianceReport(
                frameworks,
                from,
                to,
                asOf.or(() -> assessed.known().filter(to::isBefore)).orElse(to),
                assessed.begins().orElseThrow(),
                filter.selection(),
                assessed.ends(),
                assessed.assessment());
    }

    private void write(ComplianceReport report) throws IOException {
        if (out.isEmpty()) {
            var standard = spec.commandLine().getOut();
            output.form().write(report, standard);
            standard.flush();
            return;
        }
        try (var file = new PrintWriter(Files.newBufferedWriter(out.get(), StandardCharsets.UTF_8))) {
            output.form().write(report, file);
            if (file.checkError()) {
                throw new IOException("the disk may be full");
            }
        } catch (IOException e) {
            throw Complaint.usage("can't write '%s': %s"
                    .formatted(out.get(), Objects.requireNonNullElse(e.getMessage(), e.toString())));
        }
    }
}
