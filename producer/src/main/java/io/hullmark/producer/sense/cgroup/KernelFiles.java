package io.hullmark.producer.sense.cgroup;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kernel files that are read once a tick. They stay open, which is five times cheaper than opening them each time, up to a number that
 * leaves enough to the rest of the agent; beyond that they are opened each time. Used by one thread at a time.
 */
final class KernelFiles {
    /** The longest text is that of a host with several hundred processors. */
    static final int MOST_BYTES = 64 << 10;

    private static final Logger LOG = LoggerFactory.getLogger(KernelFiles.class);
    /** Where a process may open 4,096 files, half of them. */
    private static final int MOST_OPEN = 2_048;
    /** A file that can't be read twice in a row, of a group that exists, has nothing to say on this kernel. */
    private static final int MOST_FAILURES = 2;

    private final KernelAccess access;
    private final KernelText text = new KernelText(MOST_BYTES);
    private int open;

    KernelFiles(KernelAccess access) {
        this.access = access;
    }

    /** What was read last. */
    KernelText text() {
        return text;
    }

    KernelAccess access() {
        return access;
    }

    /** A file that stays open. */
    Kept keep(Path path) {
        return new Kept(path);
    }

    /** Reads a file once, without keeping it open. */
    KernelText once(Path path) throws IOException {
        try (var content = access.open(path)) {
            text.filled(content.read(text.buffer()));
            return text;
        }
    }

    /** One file from its first reading on. */
    final class Kept implements AutoCloseable {
        private final Path path;
        private Optional<Content> content = Optional.empty();
        private int failures;
        private boolean denied;

        private Kept(Path path) {
            this.path = path;
        }

        /** Reads it into {@link #text()}; false if it can't be read. */
        boolean read() {
            if (failures >= MOST_FAILURES) {
                return false;
            }
            try {
                if (content.isPresent()) {
                    text.filled(content.get().read(text.buffer()));
                } else {
                    first();
                }
                failures = 0;
                return true;
            } catch (NoSuchFileException | AccessDeniedException e) {
                denied = e instanceof AccessDeniedException;
                failures = MOST_FAILURES;
            } catch (IOException e) {
                failures++;
                close();
            }
            text.filled(0);
            return false;
        }

        private void first() throws IOException {
            var opened = access.open(path);
            try {
                text.filled(opened.read(text.buffer()));
            } catch (IOException e) {
                opened.close();
                throw e;
            }
            if (open < MOST_OPEN) {
                open++;
                content = Optional.of(opened);
            } else {
                opened.close();
            }
        }

        /** Whether the right to read it is missing. */
        boolean denied() {
            return denied;
        }

        int failures() {
            return failures;
        }

        @Override
        public void close() {
            if (content.isPresent()) {
                open--;
                try {
                    content.get().close();
                } catch (IOException e) {
                    LOG.atTrace().setCause(e).log("closing a kernel file failed");
                }
                content = Optional.empty();
            }
        }
    }
}
