package io.hullmark.producer.host;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** Refuses some paths, as the system does to everybody but root, and hangs at others, as on a file system whose server is dead. */
final class RefusingAccess implements Access {
    private final Access access = new DiskAccess();
    private final Set<Path> refused = new HashSet<>();
    private final Set<Path> hanging = new HashSet<>();
    private final CountDownLatch end = new CountDownLatch(1);

    RefusingAccess refuse(Path path) {
        refused.add(path);
        return this;
    }

    RefusingAccess hang(Path path) {
        hanging.add(path);
        return this;
    }

    /** Lets go of all that hangs. */
    void release() {
        end.countDown();
    }

    private Path allowed(Path path) throws IOException {
        if (refused.stream().anyMatch(path::startsWith)) {
            throw new AccessDeniedException(path.toString());
        }
        if (hanging.contains(path)) {
            try {
                end.await();
            } catch (InterruptedException e) {
                throw new IOException("interrupted", e);
            }
        }
        return path;
    }

    @Override
    public Stat stat(Path path) throws IOException {
        return access.stat(allowed(path));
    }

    @Override
    public String link(Path path) throws IOException {
        return access.link(allowed(path));
    }

    @Override
    public List<String> names(Path directory) throws IOException {
        return access.names(allowed(directory));
    }

    @Override
    public byte[] bytes(Path path, int most) throws IOException {
        return access.bytes(allowed(path), most);
    }
}
