package io.hullmark.cli.report;

import io.hullmark.cli.report.ComplianceReport.Standing;
import io.hullmark.engine.assessment.AssessedControl;
import io.hullmark.engine.facts.ObjectKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What came of each control, in a line. */
final class ControlOverview {
    private ControlOverview() {}

    static void write(ComplianceReport report, Markup html) {
        Page.table(
                html,
                List.of(
                        "Control",
                        "Comes to",
                        "Applied to",
                        "Kept",
                        "Time",
                        "Kept h",
                        "Not kept h",
                        "Accepted h",
                        "Attested h",
                        "Manual h",
                        "Blind h"),
                () -> report.controls().forEach(control -> line(control, html)));
    }

    private static void line(AssessedControl control, Markup html) {
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
            Page.number(HoursText.percent(times.compliance()), html);
            html.element("td", () -> {
                html.attribute("class", "bar");
                StateBar.draw(times, html);
            });
            StateWords.SHOWN.forEach(state -> Page.number(HoursText.of(times.in(state)), html));
        });
    }

    private static void whole(String text, Markup html) {
        html.element("td", () -> {
            html.attribute("class", "whole");
            html.text(text);
        });
    }

    /** Where all that is to be said of a control stands. */
    static String anchor(AssessedControl control) {
        return "control-" + control.control().version() + "-"
                + control.control().id();
    }

    /** Such as "2 hosts, 12 containers". */
    static String population(AssessedControl control) {
        var counts = new EnumMap<ObjectKind, Integer>(ObjectKind.class);
        control.subjects()
                .forEach(subject -> counts.merge(subject.subject().key().kind(), 1, Integer::sum));
        return counts.isEmpty()
                ? "nobody"
                : counts.entrySet().stream().map(ControlOverview::counted).collect(Collectors.joining(", "));
    }

    private static String counted(Map.Entry<ObjectKind, Integer> count) {
        var kind = count.getKey().name().toLowerCase(Locale.ROOT);
        return "%d %s%s".formatted(count.getValue(), kind, count.getValue() == 1 ? "" : "s");
    }
}
