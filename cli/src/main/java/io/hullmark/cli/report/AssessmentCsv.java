package io.hullmark.cli.report;

import io.hullmark.engine.assessment.AssessedControl;
import io.hullmark.engine.assessment.AssessedSubject;
import io.hullmark.engine.assessment.ControlState;
import io.hullmark.engine.assessment.FindingLife;
import io.hullmark.engine.assessment.Ground;
import io.hullmark.engine.assessment.Stretch;
import io.hullmark.engine.facts.ObjectKey;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * For spreadsheets: one row for each control and subject (RFC 4180). Durations are seconds. A cell that a spreadsheet would take for a
 * formula begins with an apostrophe.
 */
public record AssessmentCsv() implements ComplianceReport.Form {
    private static final String LINE_END = "\r\n";
    private static final String FORMULAS = "=+-@\t\r";
    private static final List<String> TITLES = List.of(
            "framework",
            "control",
            "from",
            "to",
            "known_until",
            "kind",
            "host_id",
            "host_name",
            "subject_id",
            "subject_name",
            "image",
            "compose_project",
            "compose_service",
            "owner",
            "compliant_seconds",
            "failing_seconds",
            "accepted_seconds",
            "attested_seconds",
            "manual_seconds",
            "blind_seconds",
            "not_applicable_seconds",
            "observed_seconds",
            "compliance_percent",
            "coverage_percent",
            "state_at_end",
            "rules",
            "decisions",
            "findings",
            "facts");

    @Override
    public void write(ComplianceReport report, PrintWriter out) {
        row(TITLES.stream(), out);
        var findings = new TreeMap<ObjectKey, List<FindingLife>>();
        report.assessment()
                .findings()
                .forEach(finding -> findings.computeIfAbsent(finding.subject().key(), any -> new ArrayList<>())
                        .add(finding));
        for (AssessedControl control : report.controls()) {
            for (AssessedSubject subject : control.subjects()) {
                var own = findings.getOrDefault(subject.subject().key(), List.of());
                row(cells(report, control, subject, own), out);
            }
        }
    }

    private static Stream<String> cells(
            ComplianceReport report, AssessedControl control, AssessedSubject assessed, List<FindingLife> findings) {
        var subject = assessed.subject();
        var times = assessed.times();
        var last = assessed.stretches().get(assessed.stretches().size() - 1);
        return Stream.of(
                Controls.framework(control.control()),
                control.control().id(),
                report.from().toString(),
                report.to().toString(),
                report.knownUntil().toString(),
                subject.key().kind().name(),
                subject.key().hostId(),
                subject.hostName(),
                subject.key().id(),
                subject.name(),
                subject.image(),
                subject.composeProject(),
                subject.composeService(),
                subject.owner(),
                HoursText.seconds(times.in(ControlState.COMPLIANT)),
                HoursText.seconds(times.in(ControlState.FAILING)),
                HoursText.seconds(times.in(ControlState.ACCEPTED)),
                HoursText.seconds(times.in(ControlState.ATTESTED)),
                HoursText.seconds(times.in(ControlState.MANUAL)),
                HoursText.seconds(times.in(ControlState.BLIND)),
                HoursText.seconds(times.in(ControlState.NOT_APPLICABLE)),
                HoursText.seconds(times.observed()),
                times.compliance().map(BigDecimal::toPlainString).orElse(""),
                times.coverage().map(BigDecimal::toPlainString).orElse(""),
                last.until().equals(report.to()) ? last.state().name() : "GONE",
                control.rules().stream().map(rule -> rule.id().value()).collect(Collectors.joining(" ")),
                assessed.stretches().stream()
                        .flatMap(stretch -> stretch.decisions().stream())
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(" ")),
                findings.stream()
                        .filter(finding -> finding.requirement().controls().contains(control.control()))
                        .map(FindingLife::id)
                        .collect(Collectors.joining(" ")),
                facts(assessed));
    }

    private static String facts(AssessedSubject assessed) {
        return assessed.stretches().stream()
                .map(Stretch::grounds)
                .collect(TreeSet<Ground>::new, TreeSet::addAll, TreeSet::addAll)
                .stream()
                .map(fact -> "%s-%d@%d#%s".formatted(fact.topic(), fact.partition(), fact.offset(), fact.sha256()))
                .collect(Collectors.joining(" "));
    }

    private static void row(Stream<String> cells, PrintWriter out) {
        out.print(cells.map(AssessmentCsv::quoted).collect(Collectors.joining(",")));
        out.print(LINE_END);
    }

    private static String quoted(String cell) {
        var harmless = !cell.isEmpty() && FORMULAS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
        return harmless.chars().anyMatch(letter -> letter == ',' || letter == '"' || letter == '\r' || letter == '\n')
                ? '"' + harmless.replace("\"", "\"\"") + '"'
                : harmless;
    }
}
