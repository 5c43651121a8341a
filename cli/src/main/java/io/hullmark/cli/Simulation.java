package io.hullmark.cli;

import io.hullmark.cli.console.Finding;
import io.hullmark.cli.console.Matter;
import io.hullmark.cli.console.ToldAnomaly;
import io.hullmark.engine.decisions.Circumstances;
import io.hullmark.engine.decisions.Match;
import io.hullmark.engine.decisions.Scoped;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.facts.ObjectKind;
import io.hullmark.engine.facts.PolicyException;
import io.hullmark.engine.findings.Requirement;
import io.hullmark.engine.findings.Subject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an exception would cover of the findings and anomalies of now.
 *
 * @param hides what it would cover
 * @param mayHide what it would cover if labels or digests are as it says, which no topic for readers has, or if it covers also those of
 *     many containers that an anomaly does not name
 */
record Simulation(PolicyException exception, List<Matter> hides, List<Matter> mayHide) {
    static Simulation of(PolicyException exception, Collection<Finding> findings, Collection<ToldAnomaly> anomalies) {
        var scoped = new Scoped<>(exception);
        var simulation = new Simulation(exception, new ArrayList<>(), new ArrayList<>());
        findings.forEach(finding -> simulation.sort(finding, match(scoped, finding)));
        anomalies.forEach(anomaly -> simulation.sort(anomaly, match(scoped, anomaly)));
        return simulation;
    }

    private void sort(Matter matter, Match match) {
        if (match == Match.YES) {
            hides.add(matter);
        } else if (match == Match.UNSEEN) {
            mayHide.add(matter);
        }
    }

    private static Match match(Scoped<PolicyException> scoped, Finding finding) {
        return scoped.of(
                Requirement.of(finding.rule()), finding.element(), circumstances(finding.subject(), scoped.decision()));
    }

    /** An anomaly is suppressed when all are covered whom it concerns. */
    private static Match match(Scoped<PolicyException> scoped, ToldAnomaly anomaly) {
        return anomaly.subjects().stream()
                .map(subject -> scoped.of(anomaly.rule(), anomaly.element(), circumstances(subject, scoped.decision())))
                .reduce(anomaly.namesAll() ? Match.YES : Match.UNSEEN, Match::and);
    }

    /** Labels are not told, and of an image the name by which it was asked for. */
    private static Circumstances circumstances(io.hullmark.wire.Subject told, PolicyException exception) {
        var subject = subject(told);
        boolean byDigest = exception.scope().images().stream().anyMatch(image -> image.contains("@"));
        var image = subject.key().kind() == ObjectKind.IMAGE ? subject.name() : subject.image();
        var names = image.isEmpty() ? List.<String>of() : List.of(image);
        boolean isHost = subject.key().kind() == ObjectKind.HOST;
        return new Circumstances(
                subject,
                Optional.empty(),
                isHost ? Optional.of(Map.of()) : Optional.empty(),
                byDigest && !isHost ? Optional.empty() : Optional.of(names));
    }

    private static Subject subject(io.hullmark.wire.Subject told) {
        return new Subject(
                new ObjectKey(
                        told.getHostId(), ObjectKind.valueOf(told.getKind().name()), told.getId()),
                told.getHostName(),
                told.getName(),
                told.getImage(),
                told.getImageId(),
                told.getComposeProject(),
                told.getComposeService(),
                told.getOwner());
    }
}
