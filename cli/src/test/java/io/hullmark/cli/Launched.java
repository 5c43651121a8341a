package io.hullmark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command from the built distribution, in a process of its own. */
final class Launched implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path DISTRIBUTION =
            Path.of("target", "hullmark", "lib").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final Path out;
    private final Path err;

    private Launched(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts it; what it says is kept in the directory under a name. */
    static Launched start(Path directory, String name, String... arguments) {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.add("-Dhullmark.home=" + Path.of("..").toAbsolutePath().normalize());
        // Whatever is kept without being told where stays in the test's own directory.
        command.add("-Duser.home=" + directory);
        command.addAll(List.of("-cp", DISTRIBUTION + "/*", Main.class.getName()));
        command.addAll(List.of(arguments));
        var out = directory.resolve(name + ".out");
        var err = directory.resolve(name + ".err");
        try {
            Files.createDirectories(directory);
            return new Launched(
                    new ProcessBuilder(command)
                            .redirectOutput(out.toFile())
                            .redirectError(err.toFile())
                            .start(),
                    out,
                    err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it has ended by itself; what it said. */
    Cli ended() {
        try {
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as("it does not end; it says: %s", err())
                    .isTrue();
            return new Cli(process.exitValue(), text(out), text(err));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Asks it to end, as an init system does, and waits for that. */
    Cli terminated() {
        process.destroy();
        return ended();
    }

    boolean alive() {
        return process.isAlive();
    }

    /** Everything that it has said so far, as one object a line. */
    List<JsonNode> objects() {
        try {
            var objects = new ArrayList<JsonNode>();
            var text = text(out);
            for (String line :
                    text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
                objects.add(JSON.readTree(line));
            }
            return objects;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String err() {
        return text(err);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
