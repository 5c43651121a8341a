package io.hullmark.cli;

import io.hullmark.engine.whatif.Deviation;
import io.hullmark.streams.replay.PastSubject;
import io.hullmark.wire.ObjectKind;
import io.hullmark.wire.Posture;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks for: subjects, and what rules say of them. What is empty restricts nothing.
 *
 * @param host id or name of a host
 * @param container name of a container, or the beginning of its id
 * @param image beginning of the references of containers' images
 * @param project compose project of containers
 * @param labels labels that must all be there
 * @param rules ids of rules
 */
record Selection(
        Optional<String> host,
        Optional<String> container,
        Optional<String> image,
        Optional<String> project,
        Map<String, String> labels,
        Optional<Set<String>> rules) {
    Selection {
        labels = Map.copyOf(labels);
        rules = rules.map(Set::copyOf);
    }

    private record Described(
            String hostId, String hostName, boolean isContainer, String id, String name, String image, String project) {
        static Described of(io.hullmark.wire.Subject subject) {
            return new Described(
                    subject.getHostId(),
                    subject.getHostName(),
                    subject.getKind() == ObjectKind.CONTAINER,
                    subject.getId(),
                    subject.getName(),
                    subject.getImage(),
                    subject.getComposeProject());
        }

        static Described of(io.hullmark.engine.findings.Subject subject) {
            return new Described(
                    subject.key().hostId(),
                    subject.hostName(),
                    subject.key().kind() == io.hullmark.engine.facts.ObjectKind.CONTAINER,
                    subject.key().id(),
                    subject.name(),
                    subject.image(),
                    subject.composeProject());
        }
    }

    /** What is wanted of a posture; empty if nothing is. Nobody knows its labels. */
    Optional<Posture> of(Posture posture) {
        return Optional.of(posture)
                .filter(known -> wants(Described.of(known.getSubject())))
                .map(this::ofRules)
                .filter(known -> rules.isEmpty() || !known.getVerdicts().isEmpty());
    }

    /** What is wanted of a subject of the past; empty if nothing is. */
    Optional<PastSubject> of(PastSubject subject) {
        var field = subject.configuration().type().field("labels");
        var known = field.map(labelled -> subject.configuration().get(labelled.slot()));
        return hasLabels(known.orElse(null))
                ? of(subject.posture())
                        .map(posture -> new PastSubject(posture, subject.configuration(), subject.coverage()))
                : Optional.empty();
    }

    /** Whether a finding is wanted. */
    boolean has(Deviation deviation) {
        return wants(Described.of(deviation.subject()))
                && hasLabels(deviation.labels())
                && rules.stream().allMatch(ids -> ids.contains(deviation.rule().value()));
    }

    /** Whether a subject is wanted that had these labels. */
    boolean has(io.hullmark.engine.findings.Subject subject, SortedMap<String, String> known) {
        return wants(Described.of(subject)) && hasLabels(known);
    }

    /** Whether it is wanted what a rule says. */
    boolean hasRule(String id) {
        return rules.stream().allMatch(ids -> ids.contains(id));
    }

    private boolean hasLabels(@Nullable Object known) {
        return labels.isEmpty()
                || (known instanceof Map<?, ?> map
                        && labels.entrySet().stream()
                                .allMatch(label -> label.getValue().equals(map.get(label.getKey()))));
    }

    private Posture ofRules(Posture posture) {
        return rules.isEmpty()
                ? posture
                : Posture.newBuilder(posture)
                        .setVerdicts(posture.getVerdicts().stream()
                                .filter(verdict -> rules.get().contains(verdict.getRuleId()))
                                .toList())
                        .build();
    }

    private boolean wants(Described subject) {
        return host.stream().allMatch(id -> id.equals(subject.hostId()) || id.equals(subject.hostName()))
                && container.stream()
                        .allMatch(id -> subject.isContainer()
                                && (id.equals(subject.name()) || subject.id().startsWith(id)))
                && image.stream()
                        .allMatch(reference ->
                                subject.isContainer() && subject.image().startsWith(reference))
                && project.stream().allMatch(name -> subject.isContainer() && name.equals(subject.project()));
    }
}
