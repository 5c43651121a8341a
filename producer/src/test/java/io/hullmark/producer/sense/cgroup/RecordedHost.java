package io.hullmark.producer.sense.cgroup;

import io.hullmark.producer.observe.RunningContainer;
import io.hullmark.producer.observe.RunningContainer.Network;
import io.hullmark.producer.observe.WatchedHost;
import io.hullmark.wire.ContainerSample;
import java.io.IOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A recorded tree of kernel files, copied to where a test may change it, with the containers that it shows. */
public final class RecordedHost implements WatchedHost {
    static final URI LOCAL = URI.create("unix:///var/run/docker.sock");
    static final Instant STARTED = Instant.parse("2026-03-01T12:00:00Z");

    private final Path root;
    private final List<RunningContainer> running = new ArrayList<>();
    private final TreeMap<String, String> broken = new TreeMap<>();
    private final List<String> denied = new ArrayList<>();
    private final List<String> opened = new ArrayList<>();

    private RecordedHost(Path root) {
        this.root = root;
    }

    /** Recorded on a hybrid host with kernel 6.18: version 1 beside an empty version 2, the driver cgroupfs. */
    public static RecordedHost split(Path directory) throws IOException {
        return copy("v1", directory)
                .with("88cb20638a2b32e2e28558ebc8561461f40eb6b0bcfd7045a2f107e51fe2f02c", 4711, Network.OWN)
                .with("5d0e4c397e0948dbd7e27ddead72fc0c3317513399cb3380c9cdf0f6d047b7a7", 4712, Network.SHARED);
    }

    /** Made by the kernel's documentation: version 2 alone, the drivers systemd and cgroupfs. */
    public static RecordedHost unified(Path directory) throws IOException {
        return copy("v2", directory)
                .with("c0ffee" + "1a".repeat(29), 100, Network.OWN)
                .with("badcab1e" + "2b".repeat(28), 200, Network.OWN);
    }

    private static RecordedHost copy(String recording, Path directory) throws IOException {
        var source = Path.of("src", "test", "resources", "cgroup", recording);
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.toList()) {
                var target = directory.resolve(source.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
        return new RecordedHost(directory);
    }

    RecordedHost with(String id, long pid, Network network) {
        running.add(new RunningContainer(id, pid, STARTED, network));
        return this;
    }

    CgroupMeter meter() {
        return new CgroupMeter(LOCAL, root, root.resolve("proc"), this, new Access());
    }

    /** The sample of one of its containers, counted from 0; it must be measured. */
    ContainerSample sample(int number) {
        return meter().read(List.of(running.get(number))).containers().get(0);
    }

    /** A file of the control groups, by its end, which must be there. */
    Path file(String end) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.endsWith(end)).findFirst().orElseThrow();
        }
    }

    RecordedHost write(String end, String text) throws IOException {
        Files.writeString(file(end), text);
        return this;
    }

    RecordedHost delete(String end) throws IOException {
        Files.delete(file(end));
        return this;
    }

    /** From now on a file whose path ends so can't be read any more, as those of a group that was removed. */
    void breakOff(String end, String message) {
        broken.put(end, message);
    }

    /** From now on the right to read files whose path holds this is missing. */
    void deny(String part) {
        denied.add(part);
    }

    /** How often a file whose path ends so was opened. */
    long opened(String end) {
        return opened.stream().filter(path -> path.endsWith(end)).count();
    }

    @Override
    public List<RunningContainer> running() {
        return running;
    }

    @Override
    public Optional<String> dataRoot() {
        return Optional.of("/proc");
    }

    /** The files of the tree, as long as they are not broken. */
    private final class Access implements KernelAccess {
        private final DiskAccess disk = new DiskAccess();

        @Override
        public Content open(Path path) throws IOException {
            opened.add(path.toString());
            if (denied.stream().anyMatch(path.toString()::contains)) {
                throw new AccessDeniedException(path.toString());
            }
            var content = disk.open(path);
            return new Content() {
                @Override
                public int read(byte[] into) throws IOException {
                    for (var entry : broken.entrySet()) {
                        if (path.endsWith(entry.getKey())) {
                            throw new FileSystemException(path.toString(), null, entry.getValue());
                        }
                    }
                    return content.read(into);
                }

                @Override
                public void close() throws IOException {
                    content.close();
                }
            };
        }

        @Override
        public List<String> names(Path directory) throws IOException {
            return disk.names(directory);
        }

        @Override
        public List<Path> directories(Path directory) {
            return disk.directories(directory);
        }

        @Override
        public boolean exists(Path path) {
            return disk.exists(path);
        }
    }
}
