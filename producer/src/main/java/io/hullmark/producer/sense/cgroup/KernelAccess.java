package io.hullmark.producer.sense.cgroup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** How kernel files are reached. All reading goes through here, so that a test can let a control group vanish half-way. */
interface KernelAccess {
    /** Opens a file. */
    Content open(Path path) throws IOException;

    /** The names in a directory, ordered. */
    List<String> names(Path directory) throws IOException;

    /** The directories in a directory; none if it can't be looked at. */
    List<Path> directories(Path directory);

    /** Whether something is there and may be looked at. */
    boolean exists(Path path);
}
