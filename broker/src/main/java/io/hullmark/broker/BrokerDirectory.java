package io.hullmark.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where one broker keeps its data. The cluster id lives in it, because Kafka refuses a directory of another cluster.
 *
 * <p>It is locked from the first touch on. Kafka locks it too, but only after it has opened the log of its metadata, where a
 * second broker would already write into the first one's.
 */
final class BrokerDirectory {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerDirectory.class);
    private static final String LOCK = "hullmark.lock";

    private final Path path;
    private final boolean temporary;
    private final FileChannel lock;

    private BrokerDirectory(Path path, boolean temporary) throws IOException {
        this.path = path;
        this.temporary = temporary;
        this.lock = lock(path);
    }

    /** Makes the directory if it is missing, and keeps every other broker out of it until it is released. */
    static BrokerDirectory open(Optional<Path> wanted) {
        try {
            return wanted.isPresent()
                    ? new BrokerDirectory(Files.createDirectories(wanted.get()).toAbsolutePath(), false)
                    : new BrokerDirectory(Files.createTempDirectory("hullmark-broker-"), true);
        } catch (IOException e) {
            var place = wanted.map(Path::toString).orElse("the system's directory for temporary files");
            throw new BrokerStartException(
                    "can't make the broker's data directory in " + place + ": " + e
                            + "; choose one that can be written",
                    e);
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        var channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!tookLock(channel)) {
            channel.close();
            throw new BrokerStartException(
                    "another broker is using " + path + "; stop it or choose another directory for the broker's data");
        }
        return channel;
    }

    private static boolean tookLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) { // by a broker of this process
            return false;
        }
    }

    Path path() {
        return path;
    }

    /** Makes the directory ready; leaves one alone that is ready already. */
    void format() {
        try {
            new Formatter()
                    .setClusterId(clusterId())
                    .setNodeId(BrokerProperties.NODE_ID)
                    .setControllerListenerName(BrokerProperties.CONTROLLER_LISTENER)
                    .setMetadataLogDirectory(path.toString())
                    .setDirectories(List.of(path.toString()))
                    .setIgnoreFormatted(true)
                    .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .run();
        } catch (Exception e) { // what Formatter declares
            throw new BrokerStartException(
                    "can't use " + path + " as the broker's data directory: " + e.getMessage()
                            + "; choose another directory, or delete this one if its data may go",
                    e);
        }
    }

    private String clusterId() throws IOException {
        var formatted = path.resolve("meta.properties");
        if (!Files.exists(formatted)) {
            return Uuid.randomUuid().toString();
        }
        var properties = new Properties();
        try (var in = Files.newBufferedReader(formatted)) {
            properties.load(in);
        }
        var id = properties.getProperty("cluster.id");
        if (id == null) {
            throw new IOException(formatted + " names no cluster.id");
        }
        return id;
    }

    /** Lets others use the directory, or deletes it if it is a temporary one. */
    void release() {
        try {
            lock.close();
        } catch (IOException e) {
            LOG.atWarn().addKeyValue("directory", path).setCause(e).log("could not unlock the broker's directory");
        }
        if (!temporary) {
            return;
        }
        try (var files = Files.walk(path)) {
            files.sorted(Comparator.reverseOrder()).forEach(BrokerDirectory::delete);
        } catch (IOException | UncheckedIOException e) {
            LOG.atWarn().addKeyValue("directory", path).setCause(e).log("left a temporary directory behind");
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
