package io.hullmark.producer.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The files of the host, which may be mounted at a directory of the agent's container. Symbolic links are followed one by one, inside
 * that directory and never out of it, as the host itself would follow them.
 */
final class HostRoot {
    private static final int MOST_LINKS = 40;
    private static final int MOST_BYTES = 1 << 20;

    private final Path root;
    private final Access access;

    HostRoot(Path root, Access access) {
        this.root = root;
        this.access = access;
    }

    /** A link that was followed, and the directory that holds it. */
    record Followed(String path, Stat directory) {}

    /** What a path leads to. */
    record Found(String target, Stat stat, List<Followed> links) {}

    /**
     * Follows a path to its end.
     *
     * @throws NoSuchFileException if nothing is there
     */
    Found find(String path) throws IOException {
        var walk = new Walk(path);
        while (!walk.ahead.isEmpty()) {
            walk.step();
        }
        return new Found(walk.at.isEmpty() ? "/" : walk.at, walk.stat, List.copyOf(walk.links));
    }

    /** Whether something is there; what can't be looked at counts as nothing. */
    boolean has(String path) {
        return Sight.at(path, false, () -> !find(path).target().isEmpty()).orElse(false);
    }

    /** The text of a file. */
    String text(String path) throws IOException {
        var bytes = access.bytes(real(find(path).target()), MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new FileSystemException(path, null, "it has more than " + MOST_BYTES + " bytes");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The names in a directory, ordered. */
    List<String> names(String directory) throws IOException {
        return access.names(real(find(directory).target()));
    }

    private Path real(String path) {
        return root.resolve(path.substring(1));
    }

    /** The way to a file, segment by segment. */
    private final class Walk {
        private final String path;
        private final Deque<String> ahead = new ArrayDeque<>();
        private final List<Followed> links = new ArrayList<>();
        private String at = "";
        private Stat stat;

        Walk(String path) throws IOException {
            this.path = path;
            this.stat = access.stat(root);
            put(path);
        }

        private void put(String text) {
            var segments = text.split("/", -1);
            for (int i = segments.length - 1; i >= 0; i--) {
                if (!segments[i].isEmpty() && !segments[i].equals(".")) {
                    ahead.push(segments[i]);
                }
            }
        }

        private void step() throws IOException {
            if (!stat.isDirectory()) {
                throw new NoSuchFileException(path);
            }
            var name = ahead.pop();
            if (name.equals("..")) {
                at = at.substring(0, Math.max(0, at.lastIndexOf('/')));
                stat = access.stat(real(at + "/"));
                return;
            }
            var next = at + "/" + name;
            var found = access.stat(real(next));
            if (found.isLink()) {
                follow(next);
            } else {
                at = next;
                stat = found;
            }
        }

        private void follow(String link) throws IOException {
            if (links.size() == MOST_LINKS) {
                throw new FileSystemException(path, null, "its symbolic links lead in a circle");
            }
            links.add(new Followed(link, stat));
            var target = access.link(real(link));
            put(target);
            if (target.startsWith("/")) {
                at = "";
                stat = access.stat(root);
            }
        }
    }
}
