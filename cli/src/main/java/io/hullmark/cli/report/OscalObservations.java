package io.hullmark.cli.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hullmark.engine.assessment.AssessedControl;
import io.hullmark.engine.assessment.AssessedSubject;
import io.hullmark.engine.assessment.ControlState;
import io.hullmark.engine.assessment.Ground;
import io.hullmark.engine.assessment.HostCoverage;
import io.hullmark.engine.assessment.Times;
import io.hullmark.engine.facts.ObjectKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What was seen of subjects: for each control one observation of all who kept it, and one of each who did not; and one of each host. */
final class OscalObservations {
    private final ComplianceReport report;
    private final Oscal oscal;

    OscalObservations(ComplianceReport report, Oscal oscal) {
        this.report = report;
        this.oscal = oscal;
    }

    ArrayNode all() {
        var all = JsonNodeFactory.instance.arrayNode();
        for (AssessedControl control : report.controls()) {
            var keeping = keeping(control);
            if (!keeping.isEmpty()) {
                all.add(kept(control, keeping));
            }
            others(control).forEach(subject -> all.add(observed(control, subject)));
        }
        report.assessment().hosts().forEach(host -> all.add(watched(host)));
        return all;
    }

    /** The ids of the observations on a control. */
    List<String> ids(AssessedControl control) {
        var ids = new ArrayList<String>();
        if (!keeping(control).isEmpty()) {
            ids.add(keptId(control));
        }
        others(control).forEach(subject -> ids.add(id(control, subject)));
        return ids;
    }

    private static List<AssessedSubject> keeping(AssessedControl control) {
        return control.subjects().stream()
                .filter(subject -> subject.isAlways(ControlState.COMPLIANT))
                .toList();
    }

    private static List<AssessedSubject> others(AssessedControl control) {
        return control.subjects().stream()
                .filter(subject -> !subject.isAlways(ControlState.COMPLIANT))
                .toList();
    }

    private String keptId(AssessedControl control) {
        return oscal.id("kept", Controls.text(control.control()));
    }

    private String id(AssessedControl control, AssessedSubject subject) {
        return oscal.id(
                "observed",
                Controls.text(control.control()),
                oscal.subject(subject.subject().key()));
    }

    private ObjectNode kept(AssessedControl control, List<AssessedSubject> keeping) {
        var times = Times.of(keeping.stream().map(AssessedSubject::times).toList());
        var description = "%s: %d kept it as long as they were there, %s h together"
                .formatted(Controls.text(control.control()), keeping.size(), HoursText.of(times.observed()));
        return observation(
                keptId(control),
                description,
                keeping.stream().map(subject -> subject.subject().key()).toList(),
                times,
                grounds(keeping));
    }

    private ObjectNode observed(AssessedControl control, AssessedSubject assessed) {
        var times = assessed.times();
        var description = "%s: %s kept it for %s of %s h in which that was seen"
                .formatted(
                        Controls.text(control.control()),
                        FindingSection.place(assessed.subject()),
                        HoursText.of(times.in(ControlState.COMPLIANT)),
                        HoursText.of(times.observed()));
        var observation = observation(
                id(control, assessed),
                description,
                List.of(assessed.subject().key()),
                times,
                grounds(List.of(assessed)));
        var course = assessed.stretches().stream()
                .map(stretch -> "%s to %s: %s by %s"
                        .formatted(
                                stretch.since(),
                                stretch.until(),
                                StateWords.of(stretch.state()),
                                stretch.rules().stream().map(Object::toString).collect(Collectors.joining(", "))
                                        + stretch.decisions().stream()
                                                .map("; "::concat)
                                                .collect(Collectors.joining())))
                .map(Oscal::prose)
                .collect(Collectors.joining("\n\n"));
        return observation.put("remarks", course);
    }

    private ObjectNode watched(HostCoverage host) {
        var description = "host %s was there for %s h, silent for %s h, and may have missed something for %s h"
                .formatted(
                        host.hostName().isEmpty() ? host.hostId() : host.hostName(),
                        HoursText.of(host.present()),
                        HoursText.of(host.silent()),
                        HoursText.of(host.gaps()));
        var grounds = new TreeSet<Ground>();
        host.spells().forEach(spell -> grounds.addAll(spell.grounds()));
        var observation = observation(
                oscal.id("watched", host.hostId()),
                description,
                List.of(ObjectKey.host(host.hostId())),
                Times.NONE,
                grounds);
        if (!host.spells().isEmpty()) {
            observation.put(
                    "remarks",
                    host.spells().stream()
                            .map(spell -> "%s to %s: %s".formatted(spell.since(), spell.until(), spell.reason()))
                            .map(Oscal::prose)
                            .collect(Collectors.joining("\n\n")));
        }
        return observation;
    }

    private ObjectNode observation(
            String id, String description, List<ObjectKey> subjects, Times times, Collection<Ground> grounds) {
        var observation = Oscal.object().put("uuid", id).put("description", Oscal.prose(description));
        if (!times.equals(Times.NONE)) {
            Oscal.properties(observation, Oscal.seconds(times));
        }
        observation.putArray("methods").add(times.in(ControlState.ATTESTED).isZero() ? "TEST" : "INTERVIEW");
        var references = observation.putArray("subjects");
        subjects.forEach(key ->
                references.addObject().put("subject-uuid", oscal.subject(key)).put("type", "inventory-item"));
        Oscal.attach(observation, "relevant-evidence", oscal.evidence(grounds));
        return observation.put("collected", report.knownUntil().toString());
    }

    private static Set<Ground> grounds(List<AssessedSubject> subjects) {
        var grounds = new TreeSet<Ground>();
        subjects.forEach(subject -> subject.stretches().forEach(stretch -> grounds.addAll(stretch.grounds())));
        return grounds;
    }
}
