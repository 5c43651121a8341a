package io.hullmark.cli;

import io.hullmark.wire.ObjectKind;
import io.hullmark.wire.Posture;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Flags of commands that show subjects: which of them. */
final class SubjectFilter {
    @Option(names = "--host", paramLabel = "ID", description = "Only this host, by id or name.")
    private Optional<String> host = Optional.empty();

    @Option(
            names = "--container",
            paramLabel = "NAME",
            description = "Only this container, by name or by the beginning of its id.")
    private Optional<String> container = Optional.empty();

    @Option(
            names = "--image",
            paramLabel = "REFERENCE",
            description = "Only containers of images whose reference begins so, such as registry:5000/shop/.")
    private Optional<String> image = Optional.empty();

    @Option(names = "--project", paramLabel = "NAME", description = "Only containers of this compose project.")
    private Optional<String> project = Optional.empty();

    @Option(names = "--rule", paramLabel = "ID", description = "Only what this rule says.")
    private Optional<String> rule = Optional.empty();

    /** Whether one container is asked for, so that all of it is of interest. */
    boolean isOne() {
        return container.isPresent();
    }

    boolean isAny() {
        return host.isPresent()
                || container.isPresent()
                || image.isPresent()
                || project.isPresent()
                || rule.isPresent();
    }

    /** Such as "a container 'web' on a host 'host-a'". */
    String text() {
        return "%s%s"
                .formatted(
                        container.map(name -> "a container '" + name + "'").orElse("such a subject"),
                        host.map(id -> " on a host '" + id + "'").orElse(""));
    }

    /** What is wanted of a posture; empty if nothing is. */
    Optional<Posture> of(Posture posture) {
        return Optional.of(posture)
                .filter(this::wanted)
                .map(this::ofRule)
                .filter(known -> rule.isEmpty() || !known.getVerdicts().isEmpty());
    }

    private Posture ofRule(Posture posture) {
        return rule.isEmpty()
                ? posture
                : Posture.newBuilder(posture)
                        .setVerdicts(posture.getVerdicts().stream()
                                .filter(verdict -> verdict.getRuleId().equals(rule.get()))
                                .toList())
                        .build();
    }

    private boolean wanted(Posture posture) {
        var subject = posture.getSubject();
        boolean isContainer = subject.getKind() == ObjectKind.CONTAINER;
        return host.stream().allMatch(id -> id.equals(subject.getHostId()) || id.equals(subject.getHostName()))
                && container.stream()
                        .allMatch(id -> isContainer
                                && (id.equals(subject.getName())
                                        || subject.getId().startsWith(id)))
                && image.stream()
                        .allMatch(reference -> isContainer && subject.getImage().startsWith(reference))
                && project.stream().allMatch(name -> isContainer && name.equals(subject.getComposeProject()));
    }
}
