package io.hullmark.cli.report;

import io.hullmark.cli.console.DurationText;
import io.hullmark.cli.console.Palette;
import io.hullmark.engine.whatif.Deviation;
import io.hullmark.engine.whatif.Group;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * For a person at a terminal.
 *
 * @param palette colours or none
 * @param every whether each finding is shown, however many there are
 */
public record WhatIfText(Palette palette, boolean every) implements WhatIfReport.Form {
    private static final int MOST_FINDINGS = 50;
    private static final int LOUDEST = 5;

    @Override
    public void write(WhatIfReport report, PrintWriter out) {
        out.println(palette.strong(report.title()));
        report.untold().ifPresent(out::println);
        var deviations = report.difference().deviations();
        if (deviations.isEmpty()) {
            out.println("nothing would have been otherwise");
            return;
        }
        report.kinds().forEach(group -> out.println("  " + total(group)));
        section("by day (UTC)", report.days(), Integer.MAX_VALUE, out);
        report.rankings().forEach(ranking -> section("loudest by " + ranking.title(), ranking.groups(), LOUDEST, out));
        out.println();
        int shown = every ? deviations.size() : Math.min(MOST_FINDINGS, deviations.size());
        deviations
                .subList(0, shown)
                .forEach(deviation -> lines(report, deviation).forEach(out::println));
        if (shown < deviations.size()) {
            out.println(palette.faint(
                    "and %d more: --all shows them, --output json has them, too".formatted(deviations.size() - shown)));
        }
    }

    private static String total(Group kind) {
        return "%6d %s, %s in all"
                .formatted(
                        kind.size(),
                        WhatIfReport.words(Deviation.Kind.valueOf(kind.name())),
                        DurationText.of(kind.lasts()));
    }

    private void section(String title, List<Group> groups, int most, PrintWriter out) {
        if (groups.isEmpty()) {
            return;
        }
        out.println();
        out.println(palette.strong(title));
        groups.stream().limit(most).forEach(group -> out.println("  %s: %s".formatted(group.name(), counts(group))));
        if (groups.size() > most) {
            out.println(palette.faint("  and %d more".formatted(groups.size() - most)));
        }
    }

    /** Such as "3 would open, 1 would vanish; 3h 20m in all". */
    static String counts(Group group) {
        return Arrays.stream(Deviation.Kind.values())
                        .filter(kind -> group.count(kind) > 0)
                        .map(kind -> group.count(kind) + " " + WhatIfReport.words(kind))
                        .collect(Collectors.joining(", "))
                + "; " + DurationText.of(group.lasts()) + " in all";
    }

    private List<String> lines(WhatIfReport report, Deviation deviation) {
        return List.of(
                "%s  %s  %s  %s"
                        .formatted(
                                palette.faint(deviation.since().toString()),
                                palette.strong(WhatIfReport.words(deviation.kind())),
                                deviation.rule(),
                                WhatIfReport.place(deviation)),
                "    %s -> %s, for %s%s"
                        .formatted(
                                WhatIfReport.words(deviation.live()),
                                WhatIfReport.words(deviation.draft()),
                                DurationText.of(report.lasts(deviation)),
                                deviation
                                        .until()
                                        .map(until -> " until " + until)
                                        .orElse(", still at the end")));
    }
}
