package io.hullmark.cli.report;

import io.hullmark.engine.assessment.ControlState;
import io.hullmark.engine.assessment.DecisionLife;
import io.hullmark.engine.assessment.Stretch;
import io.hullmark.engine.facts.Attestation;
import io.hullmark.engine.facts.PolicyException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What people accepted and attested: who, why and until when, and whom it concerned here. */
final class DecisionSections {
    private final ComplianceReport report;
    private final FactNumbers facts;
    private final Map<String, TreeSet<String>> uses = new TreeMap<>();

    DecisionSections(ComplianceReport report, FactNumbers facts) {
        this.report = report;
        this.facts = facts;
        report.assessment()
                .controls()
                .forEach(control -> control.subjects().forEach(subject -> {
                    for (Stretch stretch : subject.stretches()) {
                        stretch.decisions()
                                .forEach(id -> uses.computeIfAbsent(use(stretch.state(), id), any -> new TreeSet<>())
                                        .add(FindingSection.place(subject.subject())));
                    }
                }));
    }

    void write(Markup html) {
        AssessmentPage.heading(html, "Exceptions", "");
        var exceptions = report.assessment().exceptions();
        if (exceptions.isEmpty()) {
            html.element("p", "None held in the span.");
        } else {
            Page.table(
                    html,
                    List.of("Exception", "Why", "Requested and approved by", "Held (UTC)", "Covers here", "Facts"),
                    () -> exceptions.forEach(life -> exception(life, html)));
        }
        AssessmentPage.heading(html, "Attestations", "");
        var attestations = report.assessment().attestations();
        if (attestations.isEmpty()) {
            html.element("p", "None held in the span.");
        } else {
            Page.table(
                    html,
                    List.of("Attestation", "What is so", "By", "Held (UTC)", "About, here", "Facts"),
                    () -> attestations.forEach(life -> attestation(life, html)));
        }
    }

    private void exception(DecisionLife<PolicyException> life, Markup html) {
        var exception = life.decision();
        html.newLine();
        html.element("tr", () -> {
            named(exception.id(), StateWords.of(exception.scope()), html);
            html.element("td", () -> {
                html.text("%s: %s"
                        .formatted(
                                exception.type().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                                exception.reason()));
                if (!exception.ticket().isEmpty()) {
                    html.element("div", () -> html.element("small", exception.ticket()));
                }
            });
            html.element("td", "%s, %s".formatted(exception.requester(), exception.approver()));
            held(life, html);
            concerned(use(ControlState.ACCEPTED, exception.id()), html);
            html.element("td", () -> facts.name(life.grounds(), html));
        });
    }

    private void attestation(DecisionLife<Attestation> life, Markup html) {
        var attestation = life.decision();
        html.newLine();
        html.element("tr", () -> {
            named(attestation.id(), StateWords.of(attestation.scope()), html);
            html.element("td", () -> {
                html.text(attestation.statement());
                if (!attestation.link().isEmpty()) {
                    html.element("div", () -> html.element("small", attestation.link()));
                }
            });
            html.element("td", attestation.by());
            held(life, html);
            concerned(use(ControlState.ATTESTED, attestation.id()), html);
            html.element("td", () -> facts.name(life.grounds(), html));
        });
    }

    private static void named(String id, String scope, Markup html) {
        html.element("td", () -> {
            html.element("code", id);
            html.element("div", () -> html.element("small", scope));
        });
    }

    private static void held(DecisionLife<?> life, Markup html) {
        html.element("td", () -> {
            html.text("%s until %s".formatted(life.since(), life.until()));
            life.end()
                    .ifPresent(end -> html.element(
                            "div",
                            () -> html.element(
                                    "small",
                                    "%s at %s; it would have ended %s"
                                            .formatted(
                                                    end.manner().name().toLowerCase(Locale.ROOT),
                                                    end.at(),
                                                    life.decision().expiresAt()))));
        });
    }

    /** An exception and an attestation may have the same id. */
    private static String use(ControlState state, String id) {
        return (state == ControlState.ATTESTED ? "attestation " : "exception ") + id;
    }

    private void concerned(String use, Markup html) {
        var concerned = uses.getOrDefault(use, new TreeSet<>());
        html.element("td", concerned.isEmpty() ? "nobody" : Page.some(concerned));
    }
}
