package io.hullmark.cli;

import io.hullmark.cli.report.AssessmentCsv;
import io.hullmark.cli.report.AssessmentOscal;
import io.hullmark.cli.report.AssessmentPage;
import io.hullmark.cli.report.ComplianceReport;

/** Who reads how well controls were kept. */
enum ComplianceFormat {
    /** A person, on a screen or on paper. */
    html {
        @Override
        ComplianceReport.Form form() {
            return new AssessmentPage();
        }
    },
    /** A person with a spreadsheet. */
    csv {
        @Override
        ComplianceReport.Form form() {
            return new AssessmentCsv();
        }
    },
    /** A program that knows OSCAL. */
    json {
        @Override
        ComplianceReport.Form form() {
            return new AssessmentOscal();
        }
    };

    /** How it is written down. */
    abstract ComplianceReport.Form form();
}
