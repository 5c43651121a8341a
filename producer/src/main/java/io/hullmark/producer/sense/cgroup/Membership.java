package io.hullmark.producer.sense.cgroup;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where the control groups of one container are.
 *
 * @param byController directories of version 1, by controller
 * @param unified the directory of version 2
 */
record Membership(Map<String, Path> byController, Optional<Path> unified) {
    Membership {
        byController = Map.copyOf(byController);
    }

    /**
     * Reads where a process is, as in /proc/PID/cgroup: lines such as {@code 4:memory:/docker/ID} and {@code 0::/docker/ID}. Whatever
     * driver made the path, it is cut behind the container's id: a container that runs systemd has its processes in groups within.
     */
    static Membership of(String text, String containerId, Hierarchies hierarchies) {
        var byController = new HashMap<String, Path>();
        Optional<Path> unified = Optional.empty();
        for (String line : text.split("\n", -1)) {
            var fields = line.split(":", 3);
            var path = fields.length < 3 ? Optional.<String>empty() : upTo(containerId, fields[2]);
            if (path.isEmpty()) {
                continue;
            }
            if (fields[1].isEmpty()) {
                unified = hierarchies.unified().flatMap(root -> hierarchies.find(root, path.get()));
            }
            for (String controller : fields[1].split(",", -1)) {
                hierarchies
                        .of(controller)
                        .flatMap(root -> hierarchies.find(root, path.get()))
                        .ifPresent(directory -> byController.put(controller, directory));
            }
        }
        return new Membership(byController, unified);
    }

    private static Optional<String> upTo(String containerId, String path) {
        int at = path.indexOf(containerId);
        if (at < 0) {
            return Optional.empty();
        }
        int end = path.indexOf('/', at);
        return Optional.of(end < 0 ? path : path.substring(0, end));
    }

    Optional<Path> of(String controller) {
        return Optional.ofNullable(byController.get(controller));
    }

    /** Whether the process is in no group of the container's: it is another one by now, or hides. */
    boolean nowhere() {
        return byController.isEmpty() && unified.isEmpty();
    }

    /** The files of the container that lie there. */
    ContainerFiles files(KernelFiles files) {
        return byController.isEmpty() ? new UnifiedFiles(this, files) : new SplitFiles(this, files);
    }
}
