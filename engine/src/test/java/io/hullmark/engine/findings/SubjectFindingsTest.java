package io.hullmark.engine.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.findings.HeldFinding.State;
import io.hullmark.engine.findings.Transition.Kind;
import io.hullmark.engine.rules.Judgement;
import io.hullmark.engine.rules.Judgement.Failure;
import io.hullmark.engine.rules.RuleId;
import io.hullmark.engine.rules.RuleMode;
import io.hullmark.engine.rules.Severity;
import io.hullmark.engine.rules.Verdict;
import io.hullmark.engine.verdicts.RuleSetEpoch;
import io.hullmark.engine.verdicts.VerdictCode;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class SubjectFindingsTest {
    private static final Instant FIRST = Instant.parse("2026-11-21T10:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Kind OPENED = new Kind.Opened();
    private static final Kind REOPENED = new Kind.Reopened();

    private static final List<HeldFinding> NONE = List.of();
    private static final List<HeldFinding> OPEN = List.of(held(State.OPEN, 1));
    private static final List<HeldFinding> RESOLVED = List.of(held(State.RESOLVED, 2));

    static Stream<Arguments> lives() {
        return Stream.of(
                argumentSet("nothing fails", NONE, Verdict.PASS, Resolution.FIXED, List.of(), List.of()),
                argumentSet("it fails", NONE, Verdict.FAIL, Resolution.FIXED, List.of(OPENED), List.of(State.OPEN)),
                argumentSet("it still fails", OPEN, Verdict.FAIL, Resolution.FIXED, List.of(), List.of(State.OPEN)),
                argumentSet(
                        "it fails again",
                        RESOLVED,
                        Verdict.FAIL,
                        Resolution.FIXED,
                        List.of(REOPENED),
                        List.of(State.OPEN)),
                argumentSet(
                        "it passes",
                        OPEN,
                        Verdict.PASS,
                        Resolution.FIXED,
                        resolved(Resolution.FIXED),
                        List.of(State.RESOLVED)),
                argumentSet(
                        "it still passes",
                        RESOLVED,
                        Verdict.PASS,
                        Resolution.FIXED,
                        List.of(),
                        List.of(State.RESOLVED)),
                argumentSet(
                        "it no longer applies",
                        OPEN,
                        Verdict.NOT_APPLICABLE,
                        Resolution.FIXED,
                        resolved(Resolution.NOT_APPLICABLE),
                        List.of(State.RESOLVED)),
                argumentSet("nobody can tell", OPEN, Verdict.UNKNOWN, Resolution.FIXED, List.of(), List.of(State.OPEN)),
                argumentSet(
                        "nobody could tell before either",
                        RESOLVED,
                        Verdict.UNKNOWN,
                        Resolution.FIXED,
                        List.of(),
                        List.of(State.RESOLVED)),
                argumentSet(
                        "only people can tell", OPEN, Verdict.MANUAL, Resolution.FIXED, List.of(), List.of(State.OPEN)),
                argumentSet(
                        "a changed rule passes",
                        OPEN,
                        Verdict.PASS,
                        Resolution.RULE_CHANGED,
                        resolved(Resolution.RULE_CHANGED),
                        List.of(State.RESOLVED)),
                argumentSet(
                        "a changed rule does not apply",
                        OPEN,
                        Verdict.NOT_APPLICABLE,
                        Resolution.RULE_CHANGED,
                        resolved(Resolution.RULE_CHANGED),
                        List.of(State.RESOLVED)),
                argumentSet(
                        "a changed rule leaves it to people",
                        OPEN,
                        Verdict.MANUAL,
                        Resolution.RULE_CHANGED,
                        resolved(Resolution.RULE_CHANGED),
                        List.of(State.RESOLVED)),
                argumentSet(
                        "a changed rule can't tell",
                        OPEN,
                        Verdict.UNKNOWN,
                        Resolution.RULE_CHANGED,
                        List.of(),
                        List.of(State.OPEN)),
                argumentSet(
                        "a changed rule still fails",
                        OPEN,
                        Verdict.FAIL,
                        Resolution.RULE_CHANGED,
                        List.of(),
                        List.of(State.OPEN)));
    }

    @ParameterizedTest
    @MethodSource("lives")
    void shouldMoveAFindingAsItsRuleSays(
            List<HeldFinding> before,
            Verdict verdict,
            Resolution whenPassing,
            List<Kind> transitions,
            List<State> after) {
        var findings = findings(before, Verdict.FAIL);

        findings.judged(0, requirement(), judgement(verdict, ""), whenPassing);

        assertThat(findings.transitions()).extracting(Transition::kind).isEqualTo(transitions);
        assertThat(findings.after()).extracting(HeldFinding::state).isEqualTo(after);
        assertThat(findings.changed()).isEqualTo(!findings.after().equals(before));
    }

    @Test
    void shouldResolveElementsThatFailNoMoreBeforeItOpensOthers() {
        var before = List.of(held("a", State.OPEN, 1), held("b", State.OPEN, 1), held("d", State.RESOLVED, 2));
        var findings = findings(before, Verdict.FAIL);

        findings.judged(0, requirement(), judgement(Verdict.FAIL, "d", "c", "b"), Resolution.FIXED);

        assertThat(findings.transitions())
                .extracting(Transition::element, Transition::kind)
                .containsExactly(
                        tuple("a", new Kind.Resolved(Resolution.FIXED)), tuple("d", REOPENED), tuple("c", OPENED));
        assertThat(findings.after()).extracting(HeldFinding::element).containsExactly("a", "b", "c", "d");
    }

    @Test
    void shouldTakeAnElementThatFailsTwiceForOne() {
        var findings = findings(NONE, Verdict.PASS);

        findings.judged(0, requirement(), judgement(Verdict.FAIL, "a", "a"), Resolution.FIXED);

        assertThat(findings.transitions()).hasSize(1);
    }

    @Test
    void shouldLeaveTheFindingsOfOtherRulesAlone() {
        var other = held(1, "", State.OPEN, 1);
        var findings = findings(List.of(held(State.OPEN, 1), other), Verdict.FAIL);

        findings.ended(0, requirement(), Resolution.RULE_WITHDRAWN);

        assertThat(findings.transitions()).hasSize(1);
        assertThat(findings.after()).contains(other);
    }

    @Test
    void shouldNameFindingsBySubjectRuleAndElement() {
        var one = transition(judgement(Verdict.FAIL, "a"), ObjectKey.container("h1", "web"));
        var same = transition(judgement(Verdict.FAIL, "a"), ObjectKey.container("h1", "web"));
        var element = transition(judgement(Verdict.FAIL, "b"), ObjectKey.container("h1", "web"));
        var host = transition(judgement(Verdict.FAIL, "a"), ObjectKey.container("h", "1web"));

        assertThat(same).isEqualTo(one);
        assertThat(List.of(one.findingId(), element.findingId(), host.findingId()))
                .doesNotHaveDuplicates();
    }

    private static Transition transition(Judgement judgement, ObjectKey subject) {
        var findings = new SubjectFindings(NONE, new byte[] {}, occasion(subject), Acceptance.NONE);
        findings.judged(0, requirement(), judgement, Resolution.FIXED);
        return findings.transitions().get(0);
    }

    private static SubjectFindings findings(List<HeldFinding> before, Verdict verdictBefore) {
        return new SubjectFindings(
                before,
                new byte[] {VerdictCode.of(verdictBefore)},
                occasion(ObjectKey.container("h1", "web")),
                Acceptance.NONE);
    }

    private static Occasion occasion(ObjectKey key) {
        return new Occasion(
                new Subject(key, "", "", "", "", "", "", ""),
                NOW,
                new Cause(0, 7, FactKind.SNAPSHOT, ""),
                new RuleSetEpoch(1, "0"),
                Patience.NONE,
                Instant.EPOCH);
    }

    private static List<Kind> resolved(Resolution reason) {
        return List.of(new Kind.Resolved(reason));
    }

    private static HeldFinding held(State state, int transitions) {
        return held("", state, transitions);
    }

    private static HeldFinding held(String element, State state, int transitions) {
        return held(0, element, state, transitions);
    }

    private static HeldFinding held(int rule, String element, State state, int transitions) {
        return new HeldFinding(
                rule,
                element,
                "",
                state,
                Optional.empty(),
                Optional.empty(),
                transitions,
                FIRST,
                FIRST,
                new Episode(FIRST, new Cause(0, 1, FactKind.SNAPSHOT, ""), 0));
    }

    private static Judgement judgement(Verdict verdict, String... elements) {
        var failures = verdict == Verdict.FAIL
                ? Arrays.stream(elements)
                        .map(element -> new Failure(element, List.of(), "it is bad"))
                        .toList()
                : List.<Failure>of();
        return new Judgement(verdict, failures, "");
    }

    private static Requirement requirement() {
        return new Requirement(
                new RuleId("rule"), "", "0123456789abcdef", RuleMode.ENFORCE, Severity.HIGH, "", List.of());
    }
}
