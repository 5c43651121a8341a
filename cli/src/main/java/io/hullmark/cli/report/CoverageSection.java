package io.hullmark.cli.report;

import io.hullmark.engine.assessment.BlindSpell;
import io.hullmark.engine.assessment.HostCoverage;
import java.time.Duration;
import java.util.List;

/** How well each host was watched. */
final class CoverageSection {
    private final ComplianceReport report;
    private final FactNumbers facts;

    CoverageSection(ComplianceReport report, FactNumbers facts) {
        this.report = report;
        this.facts = facts;
    }

    void write(Markup html) {
        AssessmentPage.heading(html, "Coverage", "");
        var hosts = report.assessment().hosts();
        if (hosts.isEmpty()) {
            html.element("p", "No host was there.");
            return;
        }
        Page.table(
                html,
                List.of("Host", "There (UTC)", "Hours", "Silent h", "Gaps h", "When nobody watched, and why"),
                () -> hosts.forEach(host -> row(host, html)));
    }

    private void row(HostCoverage host, Markup html) {
        html.newLine();
        html.element("tr", () -> {
            html.element("td", () -> {
                html.text(host.hostName().isEmpty() ? host.hostId() : host.hostName());
                html.element("div", () -> html.element("small", host.hostId()));
            });
            html.element("td", "%s to %s".formatted(host.since(), host.until()));
            html.element("td", HoursText.of(host.present()));
            html.element("td", HoursText.of(host.silent()));
            html.element("td", HoursText.of(host.gaps()));
            html.element("td", () -> {
                if (host.spells().isEmpty()) {
                    html.text("watched all the time");
                }
                host.spells().forEach(spell -> spell(spell, html));
            });
        });
    }

    private void spell(BlindSpell spell, Markup html) {
        html.element("div", () -> {
            html.text("%s to %s (%s h), %s "
                    .formatted(
                            spell.since(),
                            spell.until(),
                            HoursText.of(Duration.between(spell.since(), spell.until())),
                            spell.reason()));
            facts.name(spell.grounds(), html);
        });
    }
}
