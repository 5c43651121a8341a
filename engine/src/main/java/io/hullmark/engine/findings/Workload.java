package io.hullmark.engine.findings;

import io.hullmark.engine.docker.ImageReference;
import io.hullmark.engine.facts.ObjectKind;
import java.util.Optional;

/**
 * What stays the same when a container is replaced by a newer one. The image's tag and digest are not part of it, since a new version is
 * what most containers are replaced for.
 *
 * @param hostId host
 * @param name name of the container, which only one at a time can have
 * @param composeProject compose project, empty if none
 * @param composeService compose service, empty if none
 * @param registry registry of the image
 * @param repository repository of the image; the whole reference if it is an id
 */
public record Workload(
        String hostId, String name, String composeProject, String composeService, String registry, String repository) {

    /** The workload of a container whose name and image have been seen; nothing else has one. */
    public static Optional<Workload> of(Subject subject) {
        if (subject.key().kind() != ObjectKind.CONTAINER
                || subject.name().isEmpty()
                || subject.image().isEmpty()) {
            return Optional.empty();
        }
        var image = ImageReference.parse(subject.image());
        return Optional.of(new Workload(
                subject.key().hostId(),
                subject.name(),
                subject.composeProject(),
                subject.composeService(),
                image.registry(),
                image.repository().isEmpty() ? subject.image() : image.repository()));
    }
}
