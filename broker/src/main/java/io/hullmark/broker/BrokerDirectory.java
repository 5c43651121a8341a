package io.hullmark.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a broker keeps its data. The cluster id lives in it, because Kafka refuses a directory of another cluster. */
final class BrokerDirectory {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerDirectory.class);

    private final Path path;
    private final boolean temporary;

    private BrokerDirectory(Path path, boolean temporary) {
        this.path = path;
        this.temporary = temporary;
    }

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

    /** Deletes a temporary directory; leaves any other alone. */
    void release() {
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
