package io.hullmark.bench.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/** A process that is measured from outside. What it prints goes to a file in its directory. */
final class Child implements AutoCloseable {
    private final Process process;
    private final Path output;

    private Child(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** A main class of this benchmark's class path in a JVM of its own. */
    static Child java(String name, Path directory, List<String> options, Class<?> main, String... arguments) {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return start(name, directory, command, Map.of());
    }

    static Child start(String name, Path directory, List<String> command, Map<String, String> environment) {
        try {
            var output = Files.createDirectories(directory).resolve(name + ".log");
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            return new Child(builder.start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first line that it prints with this beginning, without it. */
    String awaitLine(String beginning) {
        long patience = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (process.isAlive() && System.nanoTime() < patience) {
            for (String line : lines()) {
                if (line.startsWith(beginning)) {
                    return line.substring(beginning.length());
                }
            }
            Waiting.briefly();
        }
        throw new IllegalStateException("a process did not start; it said " + lines());
    }

    /** Processor time that it has used in user and kernel mode. */
    Duration cpu() {
        requireAlive();
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** Bytes of memory that it has resident. */
    long resident() {
        requireAlive();
        try (var lines = Files.lines(Path.of("/proc/%d/status".formatted(process.pid())))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) << 10)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Bytes of the objects on its heap that are in use: the least of three looks, because the collection that goes before one is left out while
     * a thread compresses.
     */
    long live() {
        return LongStream.generate(this::onTheHeap).limit(3).min().orElseThrow();
    }

    private long onTheHeap() {
        requireAlive();
        try {
            var histogram = new ProcessBuilder("jcmd", Long.toString(process.pid()), "GC.class_histogram")
                    .redirectErrorStream(true)
                    .start();
            var said = new String(histogram.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return said.lines()
                    .filter(line -> line.startsWith("Total"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("^Total +[0-9]+ +([0-9]+).*$", "$1")))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("jcmd tells of no heap: " + said));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** True, or a complaint with what it said. */
    boolean running() {
        requireAlive();
        return true;
    }

    private void requireAlive() {
        if (!process.isAlive()) {
            throw new IllegalStateException("a process has ended; it said " + lines());
        }
    }

    private List<String> lines() {
        try (var reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(output), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
