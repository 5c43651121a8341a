package io.hullmark.cli.report;

import io.hullmark.engine.assessment.AssessedControl;
import io.hullmark.engine.assessment.AssessedSubject;
import io.hullmark.engine.assessment.ControlState;
import io.hullmark.engine.assessment.Ground;
import io.hullmark.engine.assessment.Stretch;
import io.hullmark.engine.rules.RuleId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * To whom a control applied: those that kept it least one by one, and together those of whom there is the same to say all the time. A page
 * of a quarter of a large fleet would have a million rows otherwise, which nobody reads and no browser shows.
 */
final class SubjectRows {
    private static final int MOST_SUBJECTS = 10;
    private static final int MOST_TIMES = 5;

    private static final List<String> TITLES = List.of("Subject", "State", "Hours", "When (UTC)", "By", "Facts");

    /** States that are nobody's doing in particular: whoever is always in one of them stands with the others. */
    private static final List<ControlState> ALIKE =
            List.of(ControlState.BLIND, ControlState.MANUAL, ControlState.ATTESTED, ControlState.COMPLIANT);

    private final List<AssessedSubject> apart;
    private final Map<ControlState, List<AssessedSubject>> together;
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

    /** What stretches of a subject have in common; the worst state first. */
    private record Case(ControlState state, SortedSet<RuleId> rules, SortedSet<String> decisions) {
        static final Comparator<Case> ORDER = Comparator.comparing(Case::state)
                .thenComparing(one -> one.rules().toString())
                .thenComparing(one -> one.decisions().toString());

        static Case of(Stretch stretch) {
            return new Case(stretch.state(), stretch.rules(), stretch.decisions());
        }

        String by() {
            var named = rules.stream().map(RuleId::value).collect(Collectors.joining(", "));
            return decisions.isEmpty() ? named : named + "; " + String.join(", ", decisions);
        }
    }

    private SubjectRows(
            List<AssessedSubject> apart,
            Map<ControlState, List<AssessedSubject>> together,
            Instant to,
            FactNumbers facts) {
        this.apart = apart;
        this.together = together;
        this.to = to;
        this.facts = facts;
    }

    static SubjectRows of(AssessedControl control, Instant to, FactNumbers facts) {
        var together = new LinkedHashMap<ControlState, List<AssessedSubject>>();
        for (ControlState state : ALIKE) {
            together.put(
                    state,
                    control.subjects().stream()
                            .filter(subject -> subject.isAlways(state))
                            .toList());
        }
        var apart = control.subjects().stream()
                .filter(subject -> ALIKE.stream().noneMatch(subject::isAlways))
                .map(Ranked::of)
                .sorted(Ranked.WORST_FIRST)
                .map(Ranked::subject)
                .toList();
        return new SubjectRows(apart, together, to, facts);
    }

    void write(Markup html) {
        Page.table(html, TITLES, () -> {
            apart.stream().limit(MOST_SUBJECTS).forEach(subject -> cases(subject, html));
            int left = apart.size() - MOST_SUBJECTS;
            if (left > 0) {
                Page.remark(
                        html,
                        TITLES.size(),
                        "%d more, of whom none did worse: one by one in the CSV and in OSCAL".formatted(left));
            }
            together.forEach((state, subjects) -> {
                if (!subjects.isEmpty()) {
                    row(state, subjects, html);
                }
            });
        });
    }

    private void cases(AssessedSubject subject, Markup html) {
        var cases = subject.stretches().stream()
                .collect(Collectors.groupingBy(Case::of, () -> new TreeMap<>(Case.ORDER), Collectors.toList()));
        boolean first = true;
        for (var entry : cases.entrySet()) {
            row(first ? FindingSection.place(subject.subject()) : "", entry.getKey(), entry.getValue(), html);
            first = false;
        }
    }

    private void row(String subject, Case common, List<Stretch> stretches, Markup html) {
        html.newLine();
        html.element("tr", () -> {
            html.element("td", subject);
            html.element("td", StateWords.of(common.state()));
            Page.number(
                    HoursText.of(stretches.stream().map(Stretch::lasted).reduce(Duration.ZERO, Duration::plus)), html);
            html.element("td", () -> {
                html.attribute("class", "when");
                when(common.state(), stretches).forEach(line -> html.element("div", line));
            });
            by(common.by(), html);
            html.element("td", () -> facts.name(grounds(stretches), html));
        });
    }

    /** When somebody did not keep a control, at its times; of what is no reproach only how often. */
    private List<String> when(ControlState state, List<Stretch> stretches) {
        if (stretches.size() > 1 && ALIKE.contains(state)) {
            return List.of("%d times".formatted(stretches.size()));
        }
        var lines = new ArrayList<>(
                stretches.stream().limit(MOST_TIMES).map(this::when).toList());
        if (stretches.size() > MOST_TIMES) {
            lines.add("and %d times more".formatted(stretches.size() - MOST_TIMES));
        }
        return lines;
    }

    private String when(Stretch stretch) {
        return "%s to %s".formatted(stretch.since(), stretch.until().equals(to) ? "the end" : stretch.until());
    }

    private static List<Ground> grounds(List<Stretch> stretches) {
        var grounds = new ArrayList<Ground>();
        stretches.forEach(stretch -> grounds.addAll(stretch.grounds()));
        return grounds;
    }

    /** Those of whom there is nothing else to say, as long as they were there: their hours are in the CSV one by one. */
    private void row(ControlState state, List<AssessedSubject> subjects, Markup html) {
        html.newLine();
        html.element("tr", () -> {
            html.element(
                    "td",
                    Page.some(subjects.stream()
                            .map(subject -> FindingSection.place(subject.subject()))
                            .toList()));
            html.element("td", StateWords.of(state));
            Page.number(
                    HoursText.of(subjects.stream()
                            .map(subject -> subject.times().in(state))
                            .reduce(Duration.ZERO, Duration::plus)),
                    html);
            html.element("td", "as long as they were there");
            by(by(subjects), html);
            html.element("td", () -> facts.name(named(subjects), html));
        });
    }

    private static void by(String text, Markup html) {
        html.element("td", () -> {
            html.attribute("class", "by");
            html.text(text);
        });
    }

    private static String by(List<AssessedSubject> subjects) {
        return subjects.stream()
                .flatMap(subject -> subject.stretches().stream())
                .map(Case::of)
                .map(Case::by)
                .distinct()
                .sorted()
                .collect(Collectors.joining("; "));
    }

    /** What is said of those rests on, whose names are given. */
    private static List<Ground> named(List<AssessedSubject> subjects) {
        return subjects.stream()
                .limit(Page.MOST_NAMES)
                .flatMap(subject -> grounds(subject.stretches()).stream())
                .toList();
    }
}
