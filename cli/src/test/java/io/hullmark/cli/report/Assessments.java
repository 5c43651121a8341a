package io.hullmark.cli.report;

import io.hullmark.engine.assessment.AssessedControl;
import io.hullmark.engine.assessment.AssessedSubject;
import io.hullmark.engine.assessment.Assessment;
import io.hullmark.engine.assessment.BlindSpell;
import io.hullmark.engine.assessment.ControlState;
import io.hullmark.engine.assessment.DecisionLife;
import io.hullmark.engine.assessment.FindingLife;
import io.hullmark.engine.assessment.FindingLife.Step;
import io.hullmark.engine.assessment.Ground;
import io.hullmark.engine.assessment.HostCoverage;
import io.hullmark.engine.assessment.Stretch;
import io.hullmark.engine.facts.Attestation;
import io.hullmark.engine.facts.Evidence;
import io.hullmark.engine.facts.ExceptionScope;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.facts.PolicyException;
import io.hullmark.engine.findings.Cause;
import io.hullmark.engine.findings.FactKind;
import io.hullmark.engine.findings.Requirement;
import io.hullmark.engine.findings.Resolution;
import io.hullmark.engine.findings.Subject;
import io.hullmark.engine.findings.Transition.Kind;
import io.hullmark.engine.rules.Control;
import io.hullmark.engine.rules.RuleId;
import io.hullmark.engine.rules.RuleMode;
import io.hullmark.engine.rules.Severity;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A report of a day in March with a little of everything; names as a test wants them. */
final class Assessments {
    static final Instant FROM = Instant.parse("2026-03-03T00:00:00Z");
    static final Instant TO = Instant.parse("2026-03-04T00:00:00Z");
    static final Control PRIVILEGED = new Control("cis-docker", "1.8.0", "5.5");
    static final Control ACCOUNTS = new Control("cis-docker", "1.8.0", "5.10");
    static final Control SEEN = new Control("cis-docker", "1.8.0", "1.1.3");

    private final String name;

    private Assessments(String name) {
        this.name = name;
    }

    /** One in which people and containers have plain names. */
    static ComplianceReport report() {
        return named("web");
    }

    /** One in which whatever somebody may choose is called so. */
    static ComplianceReport named(String name) {
        return new Assessments(name).written();
    }

    /** One of so many containers under one control, which did not keep it for one to 24 hours. */
    static ComplianceReport ofMany(int containers) {
        return ofMany(containers, ControlState.FAILING);
    }

    /** The same in another state. */
    static ComplianceReport ofMany(int containers, ControlState state) {
        var plain = new Assessments("web");
        var rule = plain.rule("not-privileged", PRIVILEGED);
        var subjects = IntStream.range(0, containers)
                .mapToObj(number -> plain.container("%03d".formatted(number), "web-" + number))
                .toList();
        return plain.written(
                List.of(AssessedControl.of(
                        PRIVILEGED,
                        List.of(rule),
                        IntStream.range(0, containers)
                                .mapToObj(number -> new AssessedSubject(
                                        subjects.get(number), List.of(stretch(state, 0, 1 + number % 24, 1))))
                                .toList())),
                IntStream.range(0, containers)
                        .mapToObj(number -> new FindingLife(
                                "%032d".formatted(number),
                                rule,
                                subjects.get(number),
                                "",
                                List.of(
                                        plain.step(new Kind.Opened(), 0, 1, List.of()),
                                        plain.step(
                                                new Kind.Resolved(Resolution.FIXED),
                                                1 + number % 24,
                                                2 + number,
                                                List.of()))))
                        .toList());
    }

    /** One of a container that did not keep a control for so many hours, after each of which nobody saw it for one. */
    static ComplianceReport ofTurns(int turns) {
        var plain = new Assessments("web");
        var stretches = IntStream.range(0, turns)
                .boxed()
                .flatMap(turn -> Stream.of(
                        stretch(ControlState.FAILING, 2 * turn, 2 * turn + 1, 1),
                        stretch(ControlState.BLIND, 2 * turn + 1, 2 * turn + 2, 2)))
                .toList();
        return plain.written(
                List.of(AssessedControl.of(
                        PRIVILEGED,
                        List.of(plain.rule("not-privileged", PRIVILEGED)),
                        List.of(new AssessedSubject(plain.container("0eb", "web"), stretches)))),
                List.of());
    }

    private ComplianceReport written() {
        return written(
                List.of(privileged(), accounts(), AssessedControl.of(SEEN, List.of(rule("seen", SEEN)), List.of())),
                List.of(finding()));
    }

    private ComplianceReport written(List<AssessedControl> controls, List<FindingLife> findings) {
        var assessment = new Assessment(
                controls,
                findings,
                List.of(exception()),
                List.of(attestation()),
                List.of(host()),
                new TreeSet<>(Comparator.comparing(Control::id)));
        return new ComplianceReport(
                "cis-docker@1.8.0",
                FROM,
                TO,
                Instant.parse("2026-03-05T00:00:00Z"),
                Instant.parse("2026-02-01T00:00:00Z"),
                "",
                List.of(ground(99)),
                assessment);
    }

    private AssessedControl privileged() {
        return AssessedControl.of(
                PRIVILEGED,
                List.of(rule("not-privileged", PRIVILEGED)),
                List.of(
                        new AssessedSubject(
                                container("0eb", name),
                                List.of(
                                        stretch(ControlState.FAILING, 0, 6, 1),
                                        stretch(ControlState.ACCEPTED, 6, 8, 2, "waiver"),
                                        stretch(ControlState.BLIND, 8, 9, 3),
                                        stretch(ControlState.COMPLIANT, 9, 24, 4))),
                        new AssessedSubject(
                                container("0ec", "db"), List.of(stretch(ControlState.COMPLIANT, 0, 12, 5)))));
    }

    private AssessedControl accounts() {
        return AssessedControl.of(
                ACCOUNTS,
                List.of(rule("asked", ACCOUNTS)),
                List.of(new AssessedSubject(
                        container("0eb", name), List.of(stretch(ControlState.ATTESTED, 0, 24, 6, "looked")))));
    }

    private FindingLife finding() {
        return new FindingLife(
                "0123456789abcdef0123456789abcdef",
                rule("not-privileged", PRIVILEGED),
                container("0eb", name),
                name,
                List.of(
                        step(new Kind.Opened(), -3, 1, List.of(new Evidence("container.privileged", "true", "false"))),
                        step(new Kind.Acknowledged(name, name), 2, 7, List.of()),
                        step(new Kind.Suppressed("waiver"), 6, 2, List.of()),
                        step(new Kind.Resolved(Resolution.FIXED), 9, 4, List.of())));
    }

    private Step step(Kind kind, int hour, long position, List<Evidence> evidence) {
        return new Step(
                kind,
                at(hour),
                name + " runs with every capability",
                evidence,
                new Cause(0, position, FactKind.SNAPSHOT, "start"),
                ground(position));
    }

    private DecisionLife<PolicyException> exception() {
        var exception = new PolicyException(
                "waiver",
                PolicyException.Type.RISK_ACCEPTED,
                ExceptionScope.ALL,
                name,
                name,
                "bob",
                name,
                at(6),
                at(48));
        return new DecisionLife<>(
                exception,
                at(5),
                ground(8),
                Optional.of(new DecisionLife.End(at(8), ground(9), DecisionLife.Manner.REVOKED)));
    }

    private DecisionLife<Attestation> attestation() {
        var attestation = new Attestation("looked", ExceptionScope.ALL, name, name, at(-10), at(1_000), name);
        return new DecisionLife<>(attestation, at(-10), ground(6), Optional.empty());
    }

    private HostCoverage host() {
        var spell = new BlindSpell(
                BlindSpell.Kind.SILENT, at(8), at(9), name, new TreeSet<>(List.of(ground(10), ground(11))));
        return new HostCoverage("h1", name, FROM, TO, List.of(spell));
    }

    private Subject container(String id, String called) {
        return new Subject(ObjectKey.container("h1", id), name, called, name, "sha256:1", name, name, name);
    }

    private Requirement rule(String id, Control control) {
        return new Requirement(
                new RuleId(id), name, "0123456789abcdef", RuleMode.ENFORCE, Severity.HIGH, name, List.of(control));
    }

    private static Stretch stretch(ControlState state, int from, int to, long position, String... decisions) {
        SortedSet<String> decided = new TreeSet<>(List.of(decisions));
        return new Stretch(
                state,
                at(from),
                at(to),
                new TreeSet<>(List.of(new RuleId("not-privileged"))),
                decided,
                new TreeSet<>(List.of(ground(position))));
    }

    private static Instant at(int hour) {
        return FROM.plusSeconds(hour * 3_600L);
    }

    private static Ground ground(long position) {
        return new Ground("hullmark.facts", 0, position * 2, position, "%064x".formatted(position));
    }

    /** Names as somebody chooses them who wants a page, a table or a terminal to do what he wants. */
    static Map<String, String> hostile() {
        return Map.of(
                "markup", "<script>alert(1)</script>\"'&",
                "formula", "=HYPERLINK(\"http://evil\",\"x\")",
                "control characters", "\u001b[31m\u009b\u202e\uffff\r\n",
                "markdown", "[x](javascript:alert(1)) ![](http://evil) `a` *b*",
                "blanks", " \t ");
    }
}
