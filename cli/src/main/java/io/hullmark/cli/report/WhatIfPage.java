package io.hullmark.cli.report;

import io.hullmark.cli.console.DurationText;
import io.hullmark.engine.whatif.Deviation;
import io.hullmark.engine.whatif.Group;
import java.io.PrintWriter;
import java.util.List;

/** One page with a timeline that needs nothing beside itself and runs no script. */
public record WhatIfPage() implements WhatIfReport.Form {
    private static final int LOUDEST = 10;

    @Override
    public void write(WhatIfReport report, PrintWriter out) {
        Page.write(out, "hullmark replay", WhatIfTimeline.STYLE, html -> body(report, html));
    }

    private static void body(WhatIfReport report, Markup html) {
        html.element("h1", "What if");
        html.element("p", report.title());
        report.untold().ifPresent(text -> html.element("p", text));
        if (report.difference().deviations().isEmpty()) {
            html.element("p", "Nothing would have been otherwise.");
            return;
        }
        html.element("table", () -> html.element("tbody", () -> report.kinds().forEach(kind -> total(kind, html))));
        html.newLine();
        html.element("h2", "When");
        new WhatIfTimeline(report).draw(html);
        html.newLine();
        groups("By day (UTC)", report.days(), html);
        report.rankings().forEach(ranking -> groups("Loudest by " + ranking.title(), ranking.groups(), html));
        html.element("h2", "Each finding");
        Page.table(
                html,
                List.of("What", "Rule", "Subject", "When (UTC)", "Was", "Would be"),
                () -> report.difference().deviations().forEach(one -> row(report, one, html)));
    }

    private static void total(Group kind, Markup html) {
        var what = Deviation.Kind.valueOf(kind.name());
        html.element("tr", () -> {
            html.element("td", () -> {
                html.element("svg", () -> {
                    html.attribute("viewBox", "0 0 12 12")
                            .attribute("style", "width:12px;display:inline")
                            .attribute("aria-hidden", "true");
                    html.empty(
                            "rect",
                            () -> html.attribute("width", 12)
                                    .attribute("height", 12)
                                    .attribute("class", what.name()));
                });
                html.text(" " + WhatIfReport.words(what));
            });
            html.element("td", Integer.toString(kind.size()));
            html.element("td", DurationText.of(kind.lasts()) + " in all");
        });
    }

    private static void groups(String title, List<Group> groups, Markup html) {
        if (groups.isEmpty()) {
            return;
        }
        html.element("h2", title);
        html.element(
                "table",
                () -> html.element(
                        "tbody",
                        () -> groups.stream()
                                .limit(title.startsWith("By day") ? groups.size() : LOUDEST)
                                .forEach(group -> html.element("tr", () -> {
                                    html.element("td", group.name());
                                    html.element("td", WhatIfText.counts(group));
                                }))));
        html.newLine();
    }

    private static void row(WhatIfReport report, Deviation deviation, Markup html) {
        html.newLine();
        html.element("tr", () -> {
            html.element("td", WhatIfReport.words(deviation.kind()));
            html.element("td", () -> {
                html.element("code", deviation.rule().value());
                html.element("div", () -> html.element("small", report.title(deviation.rule())));
            });
            html.element("td", () -> {
                html.text(WhatIfReport.place(deviation));
                html.element("div", () -> html.element("small", WhatIfReport.owner(deviation.subject())));
            });
            html.element("td", () -> {
                html.text(deviation.since().toString());
                html.element(
                        "div",
                        () -> html.element(
                                "small",
                                "for " + DurationText.of(report.lasts(deviation))
                                        + (deviation.until().isEmpty() ? ", still at the end" : "")));
            });
            html.element("td", WhatIfReport.words(deviation.live()));
            html.element("td", WhatIfReport.words(deviation.draft()));
        });
    }
}
