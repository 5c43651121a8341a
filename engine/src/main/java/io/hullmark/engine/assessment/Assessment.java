package io.hullmark.engine.assessment;

import io.hullmark.engine.facts.Attestation;
import io.hullmark.engine.facts.PolicyException;
import io.hullmark.engine.rules.Control;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How well a framework was kept over a span.
 *
 * @param controls its controls, ordered by their names
 * @param findings of which people were told in it, ordered by {@link FindingLife#ORDER}
 * @param exceptions that held in it
 * @param attestations that held in it
 * @param hosts how well each host was watched, ordered by id
 * @param served every control of whatever framework that rules served in the span
 */
public record Assessment(
        List<AssessedControl> controls,
        List<FindingLife> findings,
        List<DecisionLife<PolicyException>> exceptions,
        List<DecisionLife<Attestation>> attestations,
        List<HostCoverage> hosts,
        SortedSet<Control> served) {
    public Assessment {
        controls = List.copyOf(controls);
        findings = List.copyOf(findings);
        exceptions = List.copyOf(exceptions);
        attestations = List.copyOf(attestations);
        hosts = List.copyOf(hosts);
        served = Collections.unmodifiableSortedSet(new TreeSet<>(served));
    }

    /** That of all partitions together. */
    public static Assessment of(Collection<Assessment> partitions) {
        var served = new TreeSet<Control>(AssessedControl.ORDER);
        partitions.forEach(partition -> served.addAll(partition.served()));
        return new Assessment(
                AssessedControl.merged(partitions.stream()
                        .flatMap(partition -> partition.controls().stream())
                        .toList()),
                partitions.stream()
                        .flatMap(partition -> partition.findings().stream())
                        .sorted(FindingLife.ORDER)
                        .toList(),
                DecisionLives.merged(
                        partitions.stream().map(Assessment::exceptions).toList()),
                DecisionLives.merged(
                        partitions.stream().map(Assessment::attestations).toList()),
                partitions.stream()
                        .flatMap(partition -> partition.hosts().stream())
                        .sorted(Comparator.comparing(HostCoverage::hostId))
                        .toList(),
                served);
    }
}
