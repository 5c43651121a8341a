package io.hullmark.cli.report;

import io.hullmark.engine.assessment.AssessedControl;
import io.hullmark.engine.assessment.AssessedSubject;
import io.hullmark.engine.assessment.ControlState;
import io.hullmark.engine.assessment.Ground;
import io.hullmark.engine.assessment.Stretch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** To whom a control applied: those that kept it least one by one, those that kept it all the time together. */
final class SubjectRows {
    /** A page of a quarter of a large fleet would have a million rows otherwise, which nobody reads and no browser shows. */
    private static final int MOST_SUBJECTS = 25;

    private static final List<String> TITLES = List.of("Subject", "State", "From (UTC)", "To", "Hours", "By", "Facts");

    private final List<AssessedSubject> keeping;
    private final List<AssessedSubject> worstFirst;
    private final Instant to;
    private final FactNumbers facts;

    /**
     * A subject beside others.
     *
     * @param failing for how long it did not keep the control
     * @param blind for how long nobody can tell
     */
    private record Ranked(AssessedSubject subject, Duration failing, Duration blind) {
        /** Alike ones stay in the order of their names. */
        static final Comparator<Ranked> WORST_FIRST = Comparator.comparing(Ranked::failing)
                .thenComparing(Ranked::blind)
                .reversed();

        static Ranked of(AssessedSubject subject) {
            var times = subject.times();
            return new Ranked(subject, times.in(ControlState.FAILING), times.in(ControlState.BLIND));
        }
    }

    private SubjectRows(
            List<AssessedSubject> keeping, List<AssessedSubject> worstFirst, Instant to, FactNumbers facts) {
        this.keeping = keeping;
        this.worstFirst = worstFirst;
        this.to = to;
        this.facts = facts;
    }

    static SubjectRows of(AssessedControl control, Instant to, FactNumbers facts) {
        var keeping = control.subjects().stream().filter(SubjectRows::keeps).toList();
        var worstFirst = control.subjects().stream()
                .filter(subject -> !keeps(subject))
                .map(Ranked::of)
                .sorted(Ranked.WORST_FIRST)
                .map(Ranked::subject)
                .toList();
        return new SubjectRows(keeping, worstFirst, to, facts);
    }

    private static boolean keeps(AssessedSubject subject) {
        return subject.isAlways(ControlState.COMPLIANT);
    }

    void write(Markup html) {
        Page.table(html, TITLES, () -> {
            worstFirst.stream().limit(MOST_SUBJECTS).forEach(subject -> stretches(subject, html));
            int left = worstFirst.size() - MOST_SUBJECTS;
            if (left > 0) {
                Page.remark(
                        html,
                        TITLES.size(),
                        "%d more, of whom none did worse: one by one in the CSV and in OSCAL".formatted(left));
            }
            if (!keeping.isEmpty()) {
                kept(html);
            }
        });
    }

    private void stretches(AssessedSubject subject, Markup html) {
        for (Stretch stretch : subject.stretches()) {
            html.newLine();
            html.element("tr", () -> {
                html.element("td", FindingSection.place(subject.subject()));
                html.element("td", StateWords.of(stretch.state()));
                html.element("td", stretch.since().toString());
                html.element(
                        "td",
                        stretch.until().equals(to) ? "the end" : stretch.until().toString());
                Page.number(HoursText.of(stretch.lasted()), html);
                html.element("td", by(stretch));
                html.element("td", () -> facts.name(stretch.grounds(), html));
            });
        }
    }

    private static String by(Stretch stretch) {
        var rules = stretch.rules().stream().map(Object::toString).collect(Collectors.joining(", "));
        return stretch.decisions().isEmpty() ? rules : rules + "; " + String.join(", ", stretch.decisions());
    }

    /** Those who kept it all the time they were there, together: their hours are in the CSV one by one. */
    private void kept(Markup html) {
        var grounds = new ArrayList<Ground>();
        keeping.stream()
                .limit(Page.MOST_NAMES)
                .forEach(subject -> subject.stretches().forEach(stretch -> grounds.addAll(stretch.grounds())));
        html.newLine();
        html.element("tr", () -> {
            html.element(
                    "td",
                    Page.some(keeping.stream()
                            .map(subject -> FindingSection.place(subject.subject()))
                            .toList()));
            html.element("td", StateWords.of(ControlState.COMPLIANT));
            html.element("td", "as long as they were there");
            html.element("td", "");
            Page.number(
                    HoursText.of(keeping.stream()
                            .map(subject -> subject.times().observed())
                            .reduce(Duration.ZERO, Duration::plus)),
                    html);
            html.element("td", "all rules that apply");
            html.element("td", () -> facts.name(grounds, html));
        });
    }
}
