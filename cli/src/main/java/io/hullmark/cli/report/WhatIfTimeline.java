package io.hullmark.cli.report;

import io.hullmark.engine.whatif.Deviation;
import io.hullmark.engine.whatif.Group;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A drawing of when rules would say something else: a row for each of the loudest, a bar for each stretch of a finding, side by side. */
final class WhatIfTimeline {
    /** One colour for each way to be otherwise: what would come is warm, what would go is cool. */
    static final String STYLE = ".OPENS{fill:#b00020}.NO_LONGER_SUPPRESSED{fill:#d9622b}.LASTS_LONGER{fill:#e39a9a}"
            + ".OPENS_SUPPRESSED{fill:#c9a227}.SEVERITY_CHANGES{fill:#7b4fa3}.VANISHES{fill:#06632e}"
            + ".LASTS_SHORTER{fill:#7fb896}.SUPPRESSED{fill:#2b6cb0}.SUPPRESSED_OTHERWISE{fill:#90b4d8}"
            + ".axis{stroke:#bbb;stroke-width:1}";

    private static final int MOST_ROWS = 20;
    /** Bars that lie in one row at the same time are drawn one above the other, up to so many. */
    private static final int MOST_LANES = 12;

    private static final int MOST_TICKS = 8;
    private static final int WIDTH = 1_000;
    private static final int LEFT = 260;
    private static final int LANE = 5;
    private static final int GAP = 9;
    private static final int HEAD = 20;

    private final WhatIfReport report;
    private final long begin;
    private final long length;

    WhatIfTimeline(WhatIfReport report) {
        this.report = report;
        this.begin = report.from().toEpochMilli();
        this.length = Math.max(1, Duration.between(report.from(), report.to()).toMillis());
    }

    void draw(Markup html) {
        var rows = rows();
        int height = HEAD + rows.stream().mapToInt(WhatIfTimeline::height).sum();
        html.element("svg", () -> {
            html.attribute("viewBox", "0 0 %d %d".formatted(WIDTH, height))
                    .attribute("role", "img")
                    .attribute("aria-label", "when rules would say something else");
            ticks(height, html);
            int top = HEAD;
            for (Row row : rows) {
                row(row, top, html);
                top += height(row);
            }
        });
    }

    private record Row(String rule, List<List<Deviation>> lanes) {}

    private List<Row> rows() {
        var byRule = new TreeMap<String, List<Deviation>>();
        report.difference()
                .deviations()
                .forEach(one -> byRule.computeIfAbsent(one.rule().value(), any -> new ArrayList<>())
                        .add(one));
        return Group.loudestFirst(
                        report.difference().deviations(),
                        report.to(),
                        one -> Optional.of(one.rule().value()))
                .stream()
                .limit(MOST_ROWS)
                .map(group -> new Row(group.name(), lanes(byRule.getOrDefault(group.name(), List.of()))))
                .toList();
    }

    /** Each goes into the first lane that is free; when all are taken, it is drawn over the last. */
    private List<List<Deviation>> lanes(List<Deviation> deviations) {
        var lanes = new ArrayList<List<Deviation>>();
        for (Deviation deviation : deviations) {
            var free = lanes.stream()
                    .filter(lane -> !end(lane.get(lane.size() - 1)).isAfter(deviation.since()))
                    .findFirst();
            if (free.isPresent()) {
                free.get().add(deviation);
            } else if (lanes.size() < MOST_LANES) {
                lanes.add(new ArrayList<>(List.of(deviation)));
            } else {
                lanes.get(MOST_LANES - 1).add(deviation);
            }
        }
        return lanes;
    }

    private Instant end(Deviation deviation) {
        return deviation.until().orElse(report.to());
    }

    private static int height(Row row) {
        return Math.max(2, row.lanes().size()) * LANE + GAP;
    }

    private void row(Row row, int top, Markup html) {
        html.newLine();
        html.element("text", () -> {
            html.attribute("x", LEFT - 8).attribute("y", top + 10).attribute("text-anchor", "end");
            html.text(row.rule());
        });
        for (int lane = 0; lane < row.lanes().size(); lane++) {
            int y = top + lane * LANE;
            row.lanes().get(lane).forEach(one -> bar(one, y, html));
        }
    }

    private void bar(Deviation deviation, int y, Markup html) {
        int left = x(deviation.since());
        html.element("rect", () -> {
            html.attribute("x", left)
                    .attribute("y", y)
                    .attribute("width", Math.max(2, x(end(deviation)) - left))
                    .attribute("height", LANE - 1)
                    .attribute("class", deviation.kind().name());
            html.element(
                    "title",
                    "%s: %s, %s"
                            .formatted(
                                    WhatIfReport.words(deviation.kind()),
                                    WhatIfReport.place(deviation),
                                    deviation.since()));
        });
    }

    private void ticks(int height, Markup html) {
        for (int tick = 0; tick <= MOST_TICKS; tick++) {
            var moment = Instant.ofEpochMilli(begin + length * tick / MOST_TICKS);
            int x = x(moment);
            html.empty(
                    "line",
                    () -> html.attribute("x1", x)
                            .attribute("x2", x)
                            .attribute("y1", HEAD - 4)
                            .attribute("y2", height)
                            .attribute("class", "axis"));
            html.element("text", () -> {
                html.attribute("x", x).attribute("y", 11).attribute("text-anchor", "middle");
                html.text(label(moment));
            });
        }
    }

    /** The day, the minute or the second, whichever tells moments of this span apart. */
    private String label(Instant moment) {
        var text = moment.truncatedTo(ChronoUnit.SECONDS).toString();
        if (length > Duration.ofDays(2).toMillis()) {
            return text.substring(5, 10);
        }
        return length > Duration.ofHours(1).toMillis() ? text.substring(11, 16) : text.substring(11, 19);
    }

    private int x(Instant moment) {
        return LEFT + (int) ((moment.toEpochMilli() - begin) * (WIDTH - LEFT - 20) / length);
    }
}
