package io.hullmark.engine.language;

import io.hullmark.engine.decisions.Circumstances;
import io.hullmark.engine.decisions.Match;
import io.hullmark.engine.decisions.Scoped;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.facts.ObjectKind;
import io.hullmark.engine.facts.PolicyException;
import io.hullmark.engine.findings.Requirement;
import io.hullmark.engine.findings.Subject;
import io.hullmark.engine.language.text.ExceptionText.FindingText;
import io.hullmark.engine.language.text.ExceptionText.TestText;
import io.hullmark.engine.rules.RuleMode;
import io.hullmark.engine.rules.Severity;
import java.util.List;
import java.util.Optional;

/**
 * A test that stands in an exception, ready to run. It asks about the scope alone, whatever the day.
 *
 * @param name what it shows
 * @param line where it stands in its file
 * @param column where it stands in its line
 */
public record ExceptionTest(
        String name, int line, int column, Scoped<PolicyException> exception, FindingText finding, boolean suppressed) {
    static ExceptionTest of(TestText test, int number, Scoped<PolicyException> exception) {
        return new ExceptionTest(
                test.name().isEmpty() ? "test " + number : test.name(),
                test.place().line(),
                test.place().column(),
                exception,
                test.finding(),
                test.suppressed());
    }

    /** What is wrong, if the test fails. */
    public Optional<String> failure() {
        boolean covered = exception.of(requirement(), finding.element(), circumstances()) == Match.YES;
        return covered == suppressed
                ? Optional.empty()
                : Optional.of("expected %s, got %s".formatted(state(suppressed), state(covered)));
    }

    private static String state(boolean suppressed) {
        return suppressed ? "SUPPRESSED" : "OPEN";
    }

    private Requirement requirement() {
        return new Requirement(finding.rule(), "", "", RuleMode.ENFORCE, Severity.MEDIUM, "", finding.controls());
    }

    private Circumstances circumstances() {
        var host = finding.host().isEmpty() ? "a host" : finding.host();
        var id = finding.subject() == ObjectKind.HOST ? host : "an object";
        var subject = new Subject(
                new ObjectKey(host, finding.subject(), id),
                host,
                finding.subject() == ObjectKind.CONTAINER && finding.container().isEmpty()
                        ? "a container"
                        : finding.container(),
                finding.subject() == ObjectKind.CONTAINER ? finding.image() : "",
                "",
                finding.composeProject(),
                finding.composeService(),
                "");
        var hostLabels = finding.hostLabels().entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .toList();
        return new Circumstances(
                subject,
                Optional.of(hostLabels),
                Optional.of(finding.labels()),
                Optional.of(finding.image().isEmpty() ? List.of() : List.of(finding.image())));
    }
}
