package io.hullmark.producer.live;

import io.hullmark.producer.docker.Answer;
import io.hullmark.producer.docker.Engine;
import io.hullmark.producer.docker.EngineAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A real engine of the test's own, which may be killed. Only root may run one, with Debian's docker.io: for others the test is
 * skipped, and one loud line says so.
 */
public final class PrivateEngine implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final List<Path> NEEDED = List.of(Path.of("/usr/sbin/dockerd"), Path.of("/usr/bin/unshare"));

    private final Path directory;
    private Optional<Process> process = Optional.empty();

    private PrivateEngine(Path directory) {
        this.directory = directory;
    }

    /** Starts an engine, and waits until it answers. */
    public static PrivateEngine start() throws IOException, InterruptedException {
        if (!"root".equals(System.getProperty("user.name")) || !NEEDED.stream().allMatch(Files::isExecutable)) {
            return skip("only root can start one, with " + NEEDED);
        }
        // Not among the test's own files, whose names are too long for its sockets and which may not outlast it.
        var engine = new PrivateEngine(Files.createTempDirectory("hullmark"));
        try {
            engine.begin();
            return engine;
        } catch (IllegalStateException e) {
            engine.close();
            if (Boolean.parseBoolean(System.getenv(EngineCondition.REQUIRED))) {
                throw e;
            }
            return skip(String.valueOf(e.getMessage()));
        }
    }

    private static PrivateEngine skip(String why) {
        System.err.println("!!! TEST WITH AN ENGINE OF ITS OWN SKIPPED: " + why + " !!!");
        return Assumptions.abort(why);
    }

    public EngineAddress address() {
        return EngineAddress.of(directory.resolve("e.sock"));
    }

    /** Starts it after {@link #kill()}, and waits until it answers. */
    public void begin() throws IOException, InterruptedException {
        Files.deleteIfExists(directory.resolve("pid"));
        // Its containerd dies with it, but where nobody reaps the dead that looks alive.
        Files.deleteIfExists(directory.resolve("exec").resolve("containerd").resolve("containerd.pid"));
        Files.writeString(directory.resolve("daemon.json"), "{}");
        process = Optional.of(new ProcessBuilder(
                        "unshare",
                        "--net",
                        "dockerd",
                        "--config-file=" + directory.resolve("daemon.json"),
                        "--host=" + address(),
                        "--data-root=" + data(),
                        "--exec-root=" + directory.resolve("exec"),
                        "--pidfile=" + directory.resolve("pid"),
                        "--bridge=none",
                        "--iptables=false")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("log").toFile()))
                .start());
        awaitAnswer(process.get());
    }

    private void awaitAnswer(Process started) throws IOException, InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        try (var engine = Engine.at(address(), 1)) {
            while (!(engine.greet(LIMIT).join() instanceof Answer.Found)) {
                if (System.nanoTime() > end || started.waitFor(100, TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException(
                            "dockerd does not start: " + Files.readString(directory.resolve("log")));
                }
            }
        }
    }

    private Path data() {
        return directory.resolve("data");
    }

    /** Ends it without a chance to do anything. Its containers live on, until it is started again. */
    public void kill() {
        awaitEnd(process.orElseThrow().destroyForcibly());
    }

    /** Makes a container that does not run disappear while the engine is dead, so that nobody can have seen it go. */
    public void lose(String container) throws IOException {
        delete(data().resolve("containers").resolve(container));
    }

    @Override
    public void close() throws IOException {
        process.ifPresent(dockerd -> {
            dockerd.destroy();
            awaitEnd(dockerd);
        });
        for (String mount : mounts()) {
            awaitEnd(new ProcessBuilder("umount", "--lazy", mount).start());
        }
        delete(directory);
    }

    private static void awaitEnd(Process process) {
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a test", e);
        }
    }

    /** What it left mounted, innermost first. */
    private List<String> mounts() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/self/mounts"))) {
            return lines.map(line -> line.split(" ", 3)[1])
                    .filter(path -> path.startsWith(directory + "/"))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }

    private static void delete(Path directory) throws IOException {
        var paths = new ArrayList<Path>();
        try (Stream<Path> walk = Files.walk(directory)) {
            walk.forEach(paths::add);
        }
        for (int i = paths.size() - 1; i >= 0; i--) {
            Files.delete(paths.get(i));
        }
    }
}
