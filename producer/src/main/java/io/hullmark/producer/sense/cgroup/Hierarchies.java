package io.hullmark.producer.sense.cgroup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The host's trees of control groups: one per controller in version 1, one for all in version 2, or both beside each other. */
final class Hierarchies {
    private static final Logger LOG = LoggerFactory.getLogger(Hierarchies.class);
    /** There is one in every directory of version 2. */
    private static final String MARK = "cgroup.controllers";

    private static final String UP = "/..";
    private static final int DEEPEST = 6;
    private static final int MOST_VISITED = 20_000;

    private final Map<String, Path> byController;
    private final Optional<Path> unified;
    private final KernelAccess access;
    /** Where paths that begin above our own namespace continue, by hierarchy. */
    private final Map<Path, Path> beginnings = new ConcurrentHashMap<>();

    private Hierarchies(Map<String, Path> byController, Optional<Path> unified, KernelAccess access) {
        this.byController = Map.copyOf(byController);
        this.unified = unified;
        this.access = access;
    }

    /** What is mounted under a directory, which is /sys/fs/cgroup everywhere. */
    static Hierarchies under(Path root, KernelAccess access) {
        if (access.exists(root.resolve(MARK))) {
            return new Hierarchies(Map.of(), Optional.of(root), access);
        }
        var byController = new HashMap<String, Path>();
        try {
            for (String name : access.names(root)) {
                // Controllers that are mounted together share a directory, such as cpu,cpuacct.
                for (String controller : name.split(",", -1)) {
                    byController.put(controller, root.resolve(name));
                }
            }
        } catch (IOException e) {
            LOG.atDebug().addKeyValue("root", root).setCause(e).log("no control groups can be seen");
        }
        var unified = Optional.of(root.resolve("unified")).filter(place -> access.exists(place.resolve(MARK)));
        return new Hierarchies(byController, unified, access);
    }

    boolean none() {
        return unified.isEmpty() && !byController.containsKey("cpuacct") && !byController.containsKey("memory");
    }

    Optional<Path> of(String controller) {
        return Optional.ofNullable(byController.get(controller));
    }

    Optional<Path> unified() {
        return unified;
    }

    /**
     * The directory of a path in a hierarchy. Seen from a namespace of its own, as agents in containers see the host on version 2, a
     * path begins with ".." at a group that nobody names: then the end of the path is looked for.
     */
    Optional<Path> find(Path root, String path) {
        if (!path.startsWith(UP)) {
            return Optional.of(root.resolve(path.substring(1)));
        }
        var tail = path;
        while (tail.startsWith(UP)) {
            tail = tail.substring(UP.length());
        }
        var end = Path.of(tail.substring(1));
        var known = Optional.ofNullable(beginnings.get(root)).map(place -> place.resolve(end));
        if (known.isPresent() && access.exists(known.get())) {
            return known;
        }
        var found = search(root, end);
        found.ifPresent(directory -> {
            var way = root.relativize(directory);
            int above = way.getNameCount() - end.getNameCount();
            beginnings.put(root, above == 0 ? root : root.resolve(way.subpath(0, above)));
        });
        return found;
    }

    private Optional<Path> search(Path root, Path end) {
        var ahead = new ArrayDeque<Path>();
        ahead.add(root);
        for (int visited = 0; !ahead.isEmpty() && visited < MOST_VISITED; visited++) {
            var directory = ahead.remove();
            if (directory.endsWith(end)) {
                return Optional.of(directory);
            }
            if (directory.getNameCount() - root.getNameCount() < DEEPEST) {
                ahead.addAll(access.directories(directory));
            }
        }
        return Optional.empty();
    }
}
