package io.hullmark.cli;

import io.hullmark.cli.console.Finding;
import io.hullmark.engine.rules.Rule;
import io.hullmark.wire.ObjectKind;
import io.hullmark.wire.Posture;
import io.hullmark.wire.RuleVerdict;
import io.hullmark.wire.VerdictKind;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What fails on a cluster now, suppressed or not: what the posture says, with what the rules in force say of themselves. */
final class CurrentFindings {
    private CurrentFindings() {}

    static List<Finding> on(Cluster cluster, PrintWriter complaints) {
        Map<String, Rule> rules = new RulesTopic(cluster, complaints)
                .compiled().stream().collect(Collectors.toMap(rule -> rule.id().value(), rule -> rule));
        var findings = new ArrayList<Finding>();
        for (Posture posture : postures(cluster, complaints)) {
            if (posture.getSubject().getKind() != ObjectKind.UNRECOGNIZED) {
                posture.getVerdicts()
                        .forEach(verdict -> Optional.ofNullable(rules.get(verdict.getRuleId()))
                                .ifPresent(rule -> findings.addAll(findings(posture, verdict, rule))));
            }
        }
        return findings;
    }

    /** The posture of every subject that is there, ordered by host, kind and id. */
    static Collection<Posture> postures(Cluster cluster, PrintWriter complaints) {
        var current = new TreeMap<String, Posture>();
        try (var reader =
                new TopicReader<>(cluster, cluster.catalogue().posture().name(), Posture.class, complaints)) {
            reader.existing()
                    .forEach(record -> record.value()
                            .ifPresentOrElse(
                                    posture -> current.put(record.key(), posture), () -> current.remove(record.key())));
        }
        return current.values();
    }

    /** A finding stays suppressed while its rule can't decide, so those are told by who suppresses them. */
    private static List<Finding> findings(Posture posture, RuleVerdict verdict, Rule rule) {
        var elements = new TreeSet<>(verdict.getSuppressed().keySet());
        if (verdict.getVerdict() == VerdictKind.FAIL) {
            elements.addAll(verdict.getElements().isEmpty() ? List.of("") : verdict.getElements());
        }
        return elements.stream()
                .map(element -> new Finding(
                        rule,
                        posture.getSubject(),
                        element,
                        Optional.ofNullable(verdict.getSuppressed().get(element))))
                .toList();
    }
}
