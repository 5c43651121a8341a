package io.hullmark.cli.report;

import io.hullmark.cli.report.ComplianceReport.Standing;
import java.io.PrintWriter;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One page for a manager, who reads the first screen, and an auditor, who goes on to the facts. Made for paper as well. */
public record AssessmentPage() implements ComplianceReport.Form {
    private static final String STYLE = StateBar.STYLE
            + "dl{display:grid;grid-template-columns:max-content auto;gap:.2rem 1rem}dt{color:#555}dd{margin:0}"
            + "th,td.whole{overflow-wrap:normal}td.n{text-align:right;white-space:nowrap}td.when{white-space:nowrap}td.by{min-width:10rem}td.bar{min-width:8rem}"
            + "h2{margin-top:2rem;border-bottom:2px solid #222}h3{margin-bottom:.2rem}"
            + "a{color:inherit}.facts{overflow-wrap:anywhere;font-size:.8em;color:#555}"
            + "@media print{body{margin:0;max-width:none;font-size:11px}h2{break-before:page}h2.first{break-before:auto}"
            + "h3,thead{break-after:avoid}tr,svg{break-inside:avoid}a{text-decoration:none}"
            + "*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}";

    @Override
    public void write(ComplianceReport report, PrintWriter out) {
        Page.write(out, "Compliance with " + report.framework(), STYLE, html -> body(report, html));
    }

    private static void body(ComplianceReport report, Markup html) {
        var facts = new FactNumbers();
        html.element("h1", "Compliance with " + report.framework());
        html.element(
                "p",
                "How well were the controls of %s kept from %s to %s, by whom not, and on what does that rest?"
                        .formatted(report.framework(), report.from(), report.to()));
        basis(report, html);
        summary(report, html);
        var findings = new FindingSection(report, facts);
        new ControlSections(report, findings, facts).write(html);
        findings.write(html);
        new DecisionSections(report, facts).write(html);
        new CoverageSection(report, facts).write(html);
        method(html);
        facts.write(html);
    }

    private static void basis(ComplianceReport report, Markup html) {
        html.element("dl", () -> {
            entry("Assessed", report.subjects(), html);
            entry("Span", "%s to %s (UTC, the end is not in it)".formatted(report.from(), report.to()), html);
            entry("Known until", report.knownUntil() + ": what came in later is not in it", html);
            if (report.begins().isAfter(report.from())) {
                entry("Not known", "what was before " + report.begins() + ", when the journal begins", html);
            }
            html.element("dt", "Rests on");
            html.element(
                    "dd",
                    () -> report.ends()
                            .forEach(end -> html.element("div", () -> {
                                html.text("%s-%d up to offset %d, SHA-256 "
                                        .formatted(end.topic(), end.partition(), end.offset()));
                                html.element("code", end.sha256());
                            })));
            html.element("dt", "Proof");
            html.element("dd", () -> {
                html.element("code", "hullmark verify --source DIR --trust KEY --checkpoints DIR");
                html.text(
                        " on an export of the journal shows that nothing in it was changed, left out or added, that what was told"
                                + " live follows from it, and that witnesses signed it. With the same --source, the same --from and --to, and"
                                + " --as-of " + report.knownUntil()
                                + ", hullmark report writes this page again, byte for byte.");
            });
        });
        html.newLine();
    }

    private static void entry(String name, String text, Markup html) {
        html.element("dt", name);
        html.element("dd", text);
    }

    private static void summary(ComplianceReport report, Markup html) {
        heading(html, "Summary", "first");
        html.element(
                "p",
                "Of %d controls that rules serve, %s."
                        .formatted(
                                report.assessment().controls().size(),
                                Stream.of(Standing.values())
                                        .filter(standing -> report.count(standing) > 0)
                                        .map(standing -> report.count(standing) + " " + were(standing))
                                        .collect(Collectors.joining(", "))));
        var times = report.times();
        html.element(
                "p",
                "Of all the time in which it was seen whether subjects keep controls, they kept them for %s. Seen was %s of the time in"
                                .formatted(HoursText.percent(times.compliance()), HoursText.percent(times.coverage()))
                        + " which controls applied.");
        StateBar.draw(times, html);
        StateBar.legend(html);
        ControlOverview.write(report, html);
    }

    private static String were(Standing standing) {
        return switch (standing) {
            case NOT_KEPT -> "were not kept by all at all times";
            case ACCEPTED -> "were not kept, and exceptions cover all of it";
            case NOT_TOLD -> "can't be told";
            case KEPT_WHERE_SEEN -> "were kept as far as seen";
            case KEPT -> "were kept";
            case UNCONCERNED -> "concerned nobody";
        };
    }

    static void heading(Markup html, String text, String style) {
        html.newLine();
        html.element("h2", () -> {
            if (!style.isEmpty()) {
                html.attribute("class", style);
            }
            html.text(text);
        });
    }

    private static void method(Markup html) {
        heading(html, "Method", "");
        html.element(
                "p", "Every entry of the journal was judged again, in its order, by the rules that were in force.");
        html.element("dl", () -> {
            entry(
                    "Applied to",
                    "Subjects to which a rule of the control applied at some time, or of which nobody could tell.",
                    html);
            entry(
                    "Hours",
                    "Of subjects: a container that was there for two hours counts two. Hosts, containers and images count each for"
                            + " themselves.",
                    html);
            entry(
                    "Kept",
                    "Every rule of the control that applied passed, on a host that was watched. In percent of the hours in which it"
                            + " was seen (kept, not kept, accepted), rounded down.",
                    html);
            entry("Not kept", "A rule failed, and no exception covered all that failed in it.", html);
            entry(
                    "Accepted",
                    "A rule failed, and exceptions covered all of it. The risk is there, so it never counts as kept.",
                    html);
            entry(
                    "Attested",
                    "Only people can tell, and somebody answers for it until a day. That is shown, and decides nothing.",
                    html);
            entry("Manual", "Only people can tell, and nobody has said anything.", html);
            entry(
                    "Blind",
                    "Nobody watched the host, as it turned out afterwards, or something that the rule reads was not seen.",
                    html);
            entry(
                    "Which counts",
                    "Of several rules of a control, in this order: not kept, accepted, blind, manual, attested, kept.",
                    html);
            entry(
                    "Rules",
                    "Count for the controls that they named, and while they were enforced. Rules in shadow mode do not count.",
                    html);
            entry(
                    "Late facts",
                    "Count from the moment at which they took effect. What came in late while the host was taken for silent was"
                            + " not judged for that time, which stays blind.",
                    html);
        });
    }
}
