package io.hullmark.cli;

import io.hullmark.engine.language.CelRules;
import io.hullmark.engine.rules.Compilation;
import io.hullmark.engine.rules.PolicyValues;
import io.hullmark.engine.rules.Rule;
import io.hullmark.schemas.codec.Codec;
import io.hullmark.wire.PublicationKind;
import io.hullmark.wire.RulePublication;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The rules topic of a cluster: what is in force, and how to change it. */
final class RulesTopic {
    /** The key of the site's policy values. */
    static final String POLICY = "policy";

    private static final Codec<RulePublication> CODEC = Codec.of(RulePublication.class);

    private final Cluster cluster;
    private final PrintWriter complaints;
    private final Clock clock;

    RulesTopic(Cluster cluster, PrintWriter complaints) {
        this.cluster = cluster;
        this.complaints = complaints;
        this.clock = Clock.systemUTC();
    }

    /** What was published last under each id and not withdrawn, policy values included. */
    SortedMap<String, RulePublication> inForce() {
        var inForce = new TreeMap<String, RulePublication>();
        try (var reader = new TopicReader<>(cluster, name(), RulePublication.class, complaints)) {
            for (var publication : reader.existingValues()) {
                if (publication.getKind() == PublicationKind.WITHDRAWAL) {
                    inForce.remove(publication.getId());
                } else {
                    inForce.put(publication.getId(), publication);
                }
            }
        }
        return inForce;
    }

    /** The rules in force, each with its own policy values. */
    List<Rule> compiled() {
        var compiler = new CelRules();
        return inForce().values().stream()
                .filter(publication -> publication.getKind() == PublicationKind.RULE)
                .map(publication -> compiler.compile(publication.getText(), PolicyValues.NONE))
                .filter(Compilation.Accepted.class::isInstance)
                .map(accepted -> ((Compilation.Accepted) accepted).rule())
                .toList();
    }

    /** Publishes the texts that differ from what is in force, policy values first; tells how many they were. */
    int publish(Map<String, String> texts, SortedMap<String, RulePublication> inForce) {
        var changed = new ArrayList<RulePublication>();
        texts.forEach((id, text) -> {
            var current = inForce.get(id);
            if (current == null || !current.getText().equals(text)) {
                var kind = id.equals(POLICY) ? PublicationKind.POLICY : PublicationKind.RULE;
                changed.add(id.equals(POLICY) ? 0 : changed.size(), publication(kind, id, text));
            }
        });
        send(changed);
        return changed.size();
    }

    void withdraw(List<String> ids) {
        send(ids.stream()
                .map(id -> publication(PublicationKind.WITHDRAWAL, id, ""))
                .toList());
    }

    private RulePublication publication(PublicationKind kind, String id, String text) {
        return RulePublication.newBuilder()
                .setKind(kind)
                .setId(id)
                .setText(text)
                .setPublishedAt(clock.instant())
                .setPublishedBy(System.getProperty("user.name", "unknown"))
                .build();
    }

    private void send(List<RulePublication> publications) {
        new TopicWriter<>(cluster, name(), CODEC, RulePublication::getId, "rules").send(publications);
    }

    private String name() {
        return cluster.catalogue().rules().name();
    }
}
