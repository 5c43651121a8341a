package io.hullmark.cli.report;

import io.hullmark.cli.report.ComplianceReport.Standing;
import io.hullmark.engine.assessment.AssessedControl;
import io.hullmark.engine.assessment.AssessedSubject;
import io.hullmark.engine.assessment.ControlState;
import io.hullmark.engine.assessment.FindingLife;
import io.hullmark.engine.assessment.Ground;
import io.hullmark.engine.assessment.Stretch;
import io.hullmark.engine.facts.ObjectKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Each control: a line of the overview, and all that is to be said of it. */
final class ControlSections {
    private static final int PARTS = 60;

    /** Under each control so many subjects are shown one by one. */
    private static final int MOST_SUBJECTS = 100;

    /** By how long it was not kept, and then by how long nobody can tell; alike ones in the order of their names. */
    private static final Comparator<AssessedSubject> WORST_FIRST = Comparator.comparing(
                    (AssessedSubject subject) -> subject.times().in(ControlState.FAILING))
            .thenComparing(subject -> subject.times().in(ControlState.BLIND))
            .reversed();

    private final ComplianceReport report;
    private final FactNumbers facts;

    ControlSections(ComplianceReport report, FactNumbers facts) {
        this.report = report;
        this.facts = facts;
    }

    /** The line of the overview. */
    static void overview(AssessedControl control, Markup html) {
        var times = control.times();
        html.newLine();
        html.element("tr", () -> {
            html.element(
                    "td",
                    () -> html.element("a", () -> {
                        html.attribute("href", "#" + anchor(control));
                        html.text(control.control().id());
                    }));
            whole(Standing.of(control).words(), html);
            whole(population(control), html);
            number(HoursText.percent(times.compliance()), html);
            html.element("td", () -> {
                html.attribute("class", "bar");
                StateBar.draw(times, html);
            });
            StateWords.SHOWN.forEach(state -> number(HoursText.of(times.in(state)), html));
        });
    }

    private static void whole(String text, Markup html) {
        html.element("td", () -> {
            html.attribute("class", "whole");
            html.text(text);
        });
    }

    private static void number(String text, Markup html) {
        html.element("td", () -> {
            html.attribute("class", "n");
            html.text(text);
        });
    }

    private static String anchor(AssessedControl control) {
        return "control-" + control.control().version() + "-"
                + control.control().id();
    }

    /** Such as "2 hosts, 12 containers". */
    private static String population(AssessedControl control) {
        var counts = new EnumMap<ObjectKind, Integer>(ObjectKind.class);
        control.subjects()
                .forEach(subject -> counts.merge(subject.subject().key().kind(), 1, Integer::sum));
        return counts.isEmpty()
                ? "nobody"
                : counts.entrySet().stream().map(ControlSections::counted).collect(Collectors.joining(", "));
    }

    private static String counted(Map.Entry<ObjectKind, Integer> count) {
        var kind = count.getKey().name().toLowerCase(Locale.ROOT);
        return "%d %s%s".formatted(count.getValue(), kind, count.getValue() == 1 ? "" : "s");
    }

    void write(Markup html) {
        AssessmentPage.heading(html, "Controls", "");
        report.controls().forEach(control -> write(control, html));
    }

    private void write(AssessedControl control, Markup html) {
        html.newLine();
        html.element("h3", () -> {
            html.attribute("id", anchor(control));
            html.text(Controls.text(control.control()) + ": "
                    + Standing.of(control).words());
        });
        html.element(
                "ul",
                () -> control.rules()
                        .forEach(rule -> html.element("li", () -> {
                            html.element("code", rule.id().value());
                            html.text(" %s (%s)".formatted(rule.title(), rule.severity()));
                        })));
        var times = control.times();
        html.element(
                "p",
                "Applied to %s; kept for %s of %s h that were seen, which is %s of the time; blind for %s h."
                        .formatted(
                                population(control),
                                HoursText.percent(times.compliance()),
                                HoursText.of(times.observed()),
                                HoursText.percent(times.coverage()),
                                HoursText.of(times.in(ControlState.BLIND))));
        if (control.subjects().isEmpty()) {
            return;
        }
        StateBar.course(control.course(report.from(), report.to(), PARTS), report.from(), report.to(), html);
        findings(control, html);
        Page.table(html, List.of("Subject", "State", "From (UTC)", "To", "Hours", "By", "Facts"), () -> {
            var others = control.subjects().stream()
                    .filter(subject -> !subject.isAlways(ControlState.COMPLIANT))
                    .sorted(WORST_FIRST)
                    .toList();
            others.stream().limit(MOST_SUBJECTS).forEach(subject -> stretches(subject, html));
            left(others.size() - MOST_SUBJECTS, html);
            kept(control, html);
        });
    }

    private void findings(AssessedControl control, Markup html) {
        var numbers = new ArrayList<Integer>();
        var all = report.assessment().findings();
        for (int index = 0; index < all.size(); index++) {
            if (concerns(all.get(index), control)) {
                numbers.add(index + 1);
            }
        }
        if (!numbers.isEmpty()) {
            html.element("p", () -> {
                html.text("Findings: ");
                numbers.forEach(number -> {
                    html.element("a", () -> {
                        html.attribute("href", "#finding-" + number);
                        html.text(Integer.toString(number));
                    });
                    html.text(" ");
                });
            });
        }
    }

    private static boolean concerns(FindingLife finding, AssessedControl control) {
        return finding.requirement().controls().contains(control.control());
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
                        stretch.until().equals(report.to())
                                ? "the end"
                                : stretch.until().toString());
                number(HoursText.of(stretch.lasted()), html);
                html.element("td", by(stretch));
                html.element("td", () -> facts.name(stretch.grounds(), html));
            });
        }
    }

    /** A page of a quarter of a large fleet would have a million rows otherwise, which nobody reads and no browser shows. */
    private static void left(int subjects, Markup html) {
        if (subjects > 0) {
            html.newLine();
            html.element(
                    "tr",
                    () -> html.element("td", () -> {
                        html.attribute("colspan", "7");
                        html.text("%d more, of whom none did worse: one by one in the CSV".formatted(subjects));
                    }));
        }
    }

    private static String by(Stretch stretch) {
        var rules = stretch.rules().stream().map(Object::toString).collect(Collectors.joining(", "));
        return stretch.decisions().isEmpty() ? rules : rules + "; " + String.join(", ", stretch.decisions());
    }

    /** Those who kept it all the time they were there, together: their hours are in the CSV one by one. */
    private void kept(AssessedControl control, Markup html) {
        var keeping = control.subjects().stream()
                .filter(subject -> subject.isAlways(ControlState.COMPLIANT))
                .toList();
        if (keeping.isEmpty()) {
            return;
        }
        var named = keeping.stream().limit(MOST_SUBJECTS).toList();
        var more = keeping.size() > named.size() ? "; and %d more".formatted(keeping.size() - named.size()) : "";
        var grounds = new ArrayList<Ground>();
        named.forEach(subject -> subject.stretches().forEach(stretch -> grounds.addAll(stretch.grounds())));
        html.newLine();
        html.element("tr", () -> {
            html.element(
                    "td",
                    named.stream()
                            .map(subject -> FindingSection.place(subject.subject()))
                            .collect(Collectors.joining("; ", "", more)));
            html.element("td", StateWords.of(ControlState.COMPLIANT));
            html.element("td", "as long as they were there");
            html.element("td", "");
            number(
                    HoursText.of(keeping.stream()
                            .map(subject -> subject.times().observed())
                            .reduce(Duration.ZERO, Duration::plus)),
                    html);
            html.element("td", "all rules that apply");
            html.element("td", () -> facts.name(grounds, html));
        });
    }
}
