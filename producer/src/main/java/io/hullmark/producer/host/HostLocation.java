package io.hullmark.producer.host;

import java.nio.file.Path;

/**
 * Where the agent finds the host: the host itself, or a directory where its root is mounted.
 *
 * @param root directory that is the host's root
 * @param proc directory that shows the host's processes
 */
public record HostLocation(Path root, Path proc) {
    /** The agent runs on the host itself. */
    public static final HostLocation HERE = at(Path.of("/"));

    /** A host whose processes are shown where every system shows them. */
    public static HostLocation at(Path root) {
        return new HostLocation(root, root.resolve("proc"));
    }
}
