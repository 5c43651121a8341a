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
import java.util.Set;

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
        return of(rules, observations, Map.of(), "", at);
    }

    /**
     * What the rules say of containers of which not every field was told.
     *
     * @param untold by the id of a container, the names of fields that are not known
     * @param reason why they are not known, for a person
     */
    public static List<Assessment> of(
            Map<String, Rule> rules,
            List<Observation> observations,
            Map<String, Set<String>> untold,
            String reason,
            Instant at) {
        var sections = new UntoldFields(new WireSections(SchemaArchive.shipped()), untold, reason);
        var facts = observations.stream()
                .flatMap(observation -> FactReader.observation(observation).stream())
                .map(Fact.OfHost.class::cast)
                .map(sections::marked)
                .toList();
        return Checkup.of(rules, sections, facts, at);
    }
}
