package io.hullmark.streams.check;

import io.hullmark.engine.check.Assessment;
import io.hullmark.engine.check.Checkup;
import io.hullmark.engine.facts.Decision;
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
     * What was seen.
     *
     * @param observations in order
     * @param untold by the id of a container, the names of fields that are not known
     * @param reason why they are not known, for a person
     */
    public record Seen(List<Observation> observations, Map<String, Set<String>> untold, String reason) {
        public Seen {
            observations = List.copyOf(observations);
            untold = Map.copyOf(untold);
        }
    }

    /**
     * What the rules say, ordered by subject and rule.
     *
     * @param rules compiled rules by their texts
     * @param observations what was seen, in order
     * @param at when it was seen
     */
    public static List<Assessment> of(Map<String, Rule> rules, List<Observation> observations, Instant at) {
        return of(rules, new Seen(observations, Map.of(), ""), List.of(), at);
    }

    /**
     * What the rules say where people have decided something for a while.
     *
     * @param decisions what they accept and attest
     */
    public static List<Assessment> of(
            Map<String, Rule> rules, Seen seen, List<? extends Decision> decisions, Instant at) {
        var sections = new UntoldFields(new WireSections(SchemaArchive.shipped()), seen.untold(), seen.reason());
        var facts = seen.observations().stream()
                .flatMap(observation -> FactReader.observation(observation).stream())
                .map(Fact.OfHost.class::cast)
                .map(sections::marked)
                .toList();
        return Checkup.of(rules, sections, facts, decisions, at);
    }
}
