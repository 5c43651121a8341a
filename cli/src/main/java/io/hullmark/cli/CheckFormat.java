package io.hullmark.cli;

import io.hullmark.cli.console.Palette;
import io.hullmark.cli.report.HtmlReport;
import io.hullmark.cli.report.JsonReport;
import io.hullmark.cli.report.JunitReport;
import io.hullmark.cli.report.Report;
import io.hullmark.cli.report.SarifReport;
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
    },
    /** A code host. */
    sarif {
        @Override
        Report.Form form(boolean every) {
            return new SarifReport(VersionCommand.ofHullmark(), every);
        }
    },
    /** A CI server. */
    junit {
        @Override
        Report.Form form(boolean every) {
            return new JunitReport();
        }
    },
    /** A browser. */
    html {
        @Override
        Report.Form form(boolean every) {
            return new HtmlReport(every);
        }
    };

    abstract Report.Form form(boolean every);
}
