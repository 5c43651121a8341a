package io.hullmark.producer.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** A file system of its own that is soon full. Only root may mount one: for others the test is skipped, and one loud line says so. */
public final class SmallDisk implements AutoCloseable {
    private static final int PIECE = 64 << 10;

    private final Path path;

    private SmallDisk(Path path) {
        this.path = path;
    }

    public static SmallDisk mounted(Path path, int mebibytes) {
        try {
            Files.createDirectories(path);
            int code = run("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "hullmark-test", path.toString());
            if (code != 0) {
                System.err.println("!!! FULL DISK TEST SKIPPED: mount ended with " + code + " !!!");
                Assumptions.abort("no file system can be mounted here");
            }
            return new SmallDisk(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path path() {
        return path;
    }

    /** Fills it to the last byte with something else. */
    public void fill() throws IOException {
        try (var file = Files.newOutputStream(filling(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (int piece = PIECE; piece > 0; piece /= 2) {
                fill(file, new byte[piece]);
            }
        }
    }

    private static void fill(java.io.OutputStream file, byte[] piece) {
        try {
            while (true) {
                file.write(piece);
            }
        } catch (IOException e) {
            // Full for pieces of this size.
        }
    }

    /** Takes away what filled it. */
    public void free() throws IOException {
        Files.delete(filling());
    }

    private Path filling() {
        return path.resolve("something-else");
    }

    private static int run(String... command) throws IOException {
        try {
            return new ProcessBuilder(List.of(command)).inheritIO().start().waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a test", e);
        }
    }

    @Override
    public void close() {
        try {
            // Lazily: a library that was unpacked there is in use until this process ends.
            run("umount", "--lazy", path.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
