package io.hullmark.cli;

import io.hullmark.cli.console.Palette;
import io.hullmark.cli.report.JsonReport;
import io.hullmark.cli.report.Report;
import io.hullmark.cli.report.TextReport;

/** Who reads what a check found. */
enum CheckFormat {
    /** A person. */
    text {
        @Override
        Report.Form form(boolean every) {
            return new TextReport(Palette.ofTerminal(), every);
        }
    },
    /** A program: one object a line. */
    json {
        @Override
        Report.Form form(boolean every) {
            return new JsonReport();
        }
    };

    abstract Report.Form form(boolean every);
}
