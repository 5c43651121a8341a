package io.hullmark.cli;

import io.hullmark.wire.Subject;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Flags of commands that show subjects, or what happened to them: which host and container. */
final class WhoseFlags {
    @Option(names = "--host", paramLabel = "ID", description = "Only this host, by id or name.")
    private Optional<String> host = Optional.empty();

    @Option(
            names = "--container",
            paramLabel = "NAME",
            description = "Only this container, by name or by the beginning of its id.")
    private Optional<String> container = Optional.empty();

    /** Id or name of a host. */
    Optional<String> host() {
        return host;
    }

    /** Name of a container, or the beginning of its id. */
    Optional<String> container() {
        return container;
    }

    /** Whether they mean a subject. */
    boolean are(Subject subject) {
        return host.stream().allMatch(id -> id.equals(subject.getHostId()) || id.equals(subject.getHostName()))
                && container.stream()
                        .allMatch(id ->
                                id.equals(subject.getName()) || subject.getId().startsWith(id));
    }
}
