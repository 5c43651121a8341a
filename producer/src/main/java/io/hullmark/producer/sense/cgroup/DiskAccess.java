package io.hullmark.producer.sense.cgroup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Reads the files themselves. */
final class DiskAccess implements KernelAccess {
    /** Outside the heap, where the system writes without a copy in between. */
    private final ByteBuffer window = ByteBuffer.allocateDirect(KernelFiles.MOST_BYTES);

    @Override
    public Content open(Path path) throws IOException {
        return new Opened(FileChannel.open(path, StandardOpenOption.READ));
    }

    @Override
    public List<String> names(Path directory) throws IOException {
        try (var entries = Files.list(directory)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public List<Path> directories(Path directory) {
        try (var entries = Files.list(directory)) {
            return entries.filter(entry -> Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }

    @Override
    public boolean exists(Path path) {
        return Files.exists(path);
    }

    private final class Opened implements Content {
        private final FileChannel channel;

        Opened(FileChannel channel) {
            this.channel = channel;
        }

        @Override
        public int read(byte[] into) throws IOException {
            synchronized (window) {
                return readInto(into);
            }
        }

        private int readInto(byte[] into) throws IOException {
            window.clear().limit(Math.min(window.capacity(), into.length));
            int count = 0;
            // Kernel files give a page at most with each call.
            for (int more = 1; more > 0 && window.hasRemaining(); count += Math.max(0, more)) {
                more = channel.read(window, count);
            }
            window.flip().get(into, 0, count);
            return count;
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
