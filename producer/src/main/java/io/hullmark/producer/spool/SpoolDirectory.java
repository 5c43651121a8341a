package io.hullmark.producer.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Where the spool's files lie, all of them readable by the agent's user alone. */
record SpoolDirectory(Path path) {
    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

    Path database() {
        return path.resolve("spool.db");
    }

    /** The new database while it is filled with what could be read of a damaged one. */
    Path rescue() {
        return path.resolve("rescue.db");
    }

    /** The newest damaged database, kept for a person to look at. */
    Path damaged() {
        return path.resolve("damaged.db");
    }

    private Path epochFile() {
        return path.resolve("epoch");
    }

    static Path logOf(Path database) {
        return database.resolveSibling(database.getFileName() + "-wal");
    }

    void prepare() throws IOException {
        var mode = PosixFilePermissions.fromString("rwx------");
        Files.createDirectories(path);
        Files.setPosixFilePermissions(path, mode);
        // SQLite's native part is unpacked here: a container's /tmp may be read-only or not executable.
        if (System.getProperty("org.sqlite.tmpdir") == null) {
            System.setProperty("org.sqlite.tmpdir", path.toString());
        }
    }

    /** Creates the file for a database before SQLite does, which would leave it readable for others. */
    static void create(Path database) throws IOException {
        var mode = PosixFilePermissions.fromString("rw-------");
        try {
            Files.createFile(database, PosixFilePermissions.asFileAttribute(mode));
        } catch (FileAlreadyExistsException e) {
            Files.setPosixFilePermissions(database, mode);
        }
    }

    static void delete(Path database) throws IOException {
        Files.deleteIfExists(logOf(database));
        Files.deleteIfExists(database);
    }

    /** Moves a database with its log. The log goes first: beside another database it would be taken for that one's. */
    static void move(Path from, Path to) throws IOException {
        delete(to);
        if (Files.exists(logOf(from))) {
            Files.move(logOf(from), logOf(to), StandardCopyOption.ATOMIC_MOVE);
        }
        if (Files.exists(from)) {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Size of the database with its log, 0 if there is none. */
    long size() {
        return size(database()) + size(logOf(database()));
    }

    private static long size(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    /** Bytes that the disk has left for this user. Not by FileStore, which reads the table of mounts each time. */
    long usable() {
        return path.toFile().getUsableSpace();
    }

    /** A start of a sequence that is later than every one before, even if the database is lost or the clock went back. */
    long nextEpoch(long now, long known) {
        long epoch = Math.max(now, Math.max(known, lastEpoch()) + 1);
        Path next = path.resolve("epoch.new");
        try {
            create(next);
            try (var channel = FileChannel.open(next, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                channel.write(ByteBuffer.wrap(Long.toString(epoch).getBytes(StandardCharsets.US_ASCII)));
                channel.force(true);
            }
            Files.move(next, epochFile(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            Spool.LOG.atWarn().addKeyValue("path", epochFile()).setCause(e).log("could not keep the epoch");
        }
        return epoch;
    }

    private long lastEpoch() {
        try {
            return Long.parseLong(Files.readString(epochFile()).strip());
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }

    /** The id of the machine's present boot, empty where the kernel gives none. */
    static String bootId() {
        try {
            return Files.readString(BOOT_ID).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
