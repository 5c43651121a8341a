package io.hullmark.cli.report;

import io.hullmark.engine.check.Assessment;
import io.hullmark.engine.check.Assessment.Flaw;
import io.hullmark.engine.facts.PolicyException;
import io.hullmark.engine.rules.RuleMode;
import io.hullmark.engine.rules.Severity;
import io.hullmark.engine.rules.Verdict;
import io.hullmark.engine.score.Scorecard;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that a check says.
 *
 * @param assessments what each rule says of each subject, ordered by subject and rule
 * @param exceptions what people accept, by id
 */
public record Report(List<Assessment> assessments, Map<String, PolicyException> exceptions) {
    public Report {
        assessments = List.copyOf(assessments);
        exceptions = Map.copyOf(exceptions);
    }

    /** A way to write a report down. */
    public interface Form {
        void write(Report report, PrintWriter out);
    }

    /** How many verdicts there are of each kind; rules in shadow mode count for nothing. */
    public Map<Verdict, Long> counts() {
        var counts = new EnumMap<Verdict, Long>(Verdict.class);
        assessments.stream().filter(Report::counts).forEach(one -> counts.merge(one.verdict(), 1L, Long::sum));
        return counts;
    }

    /** How many verdicts of each kind there are, in words. What does not apply stands apart from what passed. */
    public String summary() {
        var counts = counts();
        long subjects =
                assessments.stream().map(one -> one.subject().key()).distinct().count();
        return "%d %s judged: %s"
                .formatted(
                        subjects,
                        subjects == 1 ? "subject" : "subjects",
                        Stream.of(Verdict.FAIL, Verdict.UNKNOWN, Verdict.MANUAL, Verdict.PASS, Verdict.NOT_APPLICABLE)
                                .map(verdict -> counts.getOrDefault(verdict, 0L) + " " + verdict + suppressed(verdict)
                                        + attested(verdict))
                                .collect(Collectors.joining(", ")));
    }

    /** What the verdicts come to; rules in shadow mode count for nothing. */
    Scorecard scorecard() {
        return assessments.stream()
                .filter(Report::counts)
                .map(one -> one.isSuppressed() ? Scorecard.ofAccepted() : Scorecard.of(one.verdict()))
                .reduce(Scorecard.EMPTY, Scorecard::plus);
    }

    private String suppressed(Verdict verdict) {
        long suppressed = assessments.stream()
                .filter(one -> counts(one) && one.verdict() == verdict && one.isSuppressed())
                .count();
        return suppressed == 0 ? "" : " (%d suppressed)".formatted(suppressed);
    }

    private String attested(Verdict verdict) {
        long attested = assessments.stream()
                .filter(one -> counts(one)
                        && one.verdict() == verdict
                        && one.attestation().isPresent())
                .count();
        return attested == 0 ? "" : " (%d attested)".formatted(attested);
    }

    /** Who answers for what is MANUAL, for a person; empty if nobody does. */
    static String attestation(Assessment assessment) {
        return assessment
                .attestation()
                .map(said -> "attested by %s at %s until %s: %s (%s)"
                        .formatted(said.by(), said.statedAt(), said.until(), said.statement(), said.id()))
                .orElse("");
    }

    /** Why people accept it, for a person; empty if they do not. */
    String acceptance(Flaw flaw) {
        return flaw.exception()
                .map(id -> "suppressed by exception " + id
                        + Optional.ofNullable(exceptions.get(id))
                                .map(by -> " until " + by.expiresAt() + ": " + by.reason())
                                .orElse(""))
                .orElse("");
    }

    /** Whether a rule that counts fails with this severity or a worse one, by what nobody accepts. */
    public boolean fails(Severity least) {
        return assessments.stream()
                .anyMatch(one ->
                        counts(one) && one.fails() && one.rule().severity().compareTo(least) >= 0);
    }

    private static boolean counts(Assessment assessment) {
        return assessment.rule().mode() == RuleMode.ENFORCE;
    }
}
