package io.hullmark.streams.check;

import io.hullmark.engine.check.Assessment;
import io.hullmark.engine.check.Checkup;
import io.hullmark.engine.facts.Fact;
import io.hullmark.engine.rules.Rule;
import io.hullmark.schemas.codec.SchemaArchive;
import io.hullmark.streams.wire.FactReader;
import io.hullmark.streams.wire.WireSections;
import io.hullmark.wire.Observation;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Judges what agents would send by what the topology would judge it with, at once and without either. */
public final class ObservedCheckup {
    private ObservedCheckup() {}

    /**
     * What the rules say, ordered by subject and rule.
     *
     * @param rules compiled rules by their texts
     * @param observations what was seen, in order
     * @param at when it was seen
     */
    public static List<Assessment> of(Map<String, Rule> rules, List<Observation> observations, Instant at) {
        var facts = observations.stream()
                .flatMap(observation -> FactReader.observation(observation).stream())
                .map(Fact.OfHost.class::cast)
                .toList();
        return Checkup.of(rules, new WireSections(SchemaArchive.shipped()), facts, at);
    }
}
