package io.hullmark.producer.sense.cgroup;

import io.hullmark.producer.observe.RunningContainer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the files of containers by their first process, whatever made the groups: an engine's driver, a parent that somebody chose. */
final class Locator {
    private static final int MOST_BYTES = 16 << 10;

    private final Path proc;
    private final Hierarchies hierarchies;
    private final KernelAccess access;

    Locator(Path proc, Hierarchies hierarchies, KernelAccess access) {
        this.proc = proc;
        this.hierarchies = hierarchies;
        this.access = access;
    }

    /** Where the container is now; nothing if its process has ended, is another container's by now, or hides. */
    Optional<Membership> locate(RunningContainer container) {
        var path = proc.resolve(Long.toString(container.pid())).resolve("cgroup");
        try (var content = access.open(path)) {
            var bytes = new byte[MOST_BYTES];
            var text = new String(bytes, 0, content.read(bytes), StandardCharsets.UTF_8);
            return Optional.of(Membership.of(text, container.id(), hierarchies))
                    .filter(membership -> !membership.nowhere());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The interfaces that the container's first process sees. */
    Path network(RunningContainer container) {
        return proc.resolve(Long.toString(container.pid())).resolve("net").resolve("dev");
    }
}
