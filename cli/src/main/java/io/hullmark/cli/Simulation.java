package io.hullmark.cli;

import io.hullmark.cli.console.Finding;
import io.hullmark.engine.decisions.Circumstances;
import io.hullmark.engine.decisions.Match;
import io.hullmark.engine.decisions.Scoped;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.facts.ObjectKind;
import io.hullmark.engine.facts.PolicyException;
import io.hullmark.engine.findings.Requirement;
import io.hullmark.engine.findings.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an exception would cover of the findings of now.
 *
 * @param hides what it would cover
 * @param mayHide what it would cover if labels or digests are as it says; no topic for readers has these
 */
record Simulation(PolicyException exception, List<Finding> hides, List<Finding> mayHide) {
    static Simulation of(PolicyException exception, List<Finding> findings) {
        var scoped = new Scoped<>(exception);
        var hides = new ArrayList<Finding>();
        var mayHide = new ArrayList<Finding>();
        for (Finding finding : findings) {
            var match = scoped.of(Requirement.of(finding.rule()), finding.element(), circumstances(finding, exception));
            if (match == Match.YES) {
                hides.add(finding);
            } else if (match == Match.UNSEEN) {
                mayHide.add(finding);
            }
        }
        return new Simulation(exception, hides, mayHide);
    }

    /** Labels are not told, and of an image the name by which it was asked for. */
    private static Circumstances circumstances(Finding finding, PolicyException exception) {
        var subject = subject(finding.subject());
        boolean byDigest = exception.scope().images().stream().anyMatch(image -> image.contains("@"));
        var image = subject.key().kind() == ObjectKind.IMAGE ? subject.name() : subject.image();
        var names = image.isEmpty() ? List.<String>of() : List.of(image);
        boolean isHost = subject.key().kind() == ObjectKind.HOST;
        return new Circumstances(
                subject,
                Optional.empty(),
                isHost ? Optional.of(java.util.Map.of()) : Optional.empty(),
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
