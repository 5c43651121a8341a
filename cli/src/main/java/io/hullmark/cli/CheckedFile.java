package io.hullmark.cli;

import io.hullmark.engine.language.expression.CheckedExpressions;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The checked expressions of the shipped rules in a file that the launcher has made when it built, as it does with classes. It saves time
 * and nothing else: without it, or where rules are others, expressions are checked as ever.
 */
final class CheckedFile implements CheckedExpressions {
    private static final Logger LOG = LoggerFactory.getLogger(CheckedFile.class);
    private static final int MAGIC = 0x48554c31;
    private static final int MOST = 100_000;

    private final Path file;
    private final Purpose purpose;
    private final Map<String, byte[]> expressions = new ConcurrentHashMap<>();

    private enum Purpose {
        TO_READ,
        TO_MAKE
    }

    private CheckedFile(Path file, Purpose purpose) {
        this.file = file;
        this.purpose = purpose;
    }

    /** What the launcher's file holds; nothing if it names none. */
    static CheckedExpressions named() {
        var name = System.getProperty("hullmark.checked", "");
        return name.isEmpty() ? CheckedExpressions.NONE : read(Path.of(name));
    }

    /** A file to be made by {@link #write}, of all that is asked for. */
    static CheckedFile made(Path file) {
        return new CheckedFile(file, Purpose.TO_MAKE);
    }

    static CheckedFile read(Path file) {
        var read = new CheckedFile(file, Purpose.TO_READ);
        if (Files.exists(file)) {
            try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
                read.read(in);
            } catch (IOException | IllegalArgumentException e) {
                read.expressions.clear();
                LOG.atDebug().addKeyValue("file", file).setCause(e).log("can not read checked expressions");
            }
        }
        return read;
    }

    private void read(DataInputStream in) throws IOException {
        if (in.readInt() != MAGIC) {
            throw new IOException("this is no file of checked expressions");
        }
        int count = Math.min(in.readInt(), MOST);
        for (int i = 0; i < count; i++) {
            var key = in.readUTF();
            var bytes = in.readNBytes(in.readInt());
            expressions.put(key, bytes);
        }
    }

    /** Writes all that is known, in the order of the keys. */
    void write() throws IOException {
        try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            var sorted = new TreeMap<>(expressions);
            out.writeInt(MAGIC);
            out.writeInt(sorted.size());
            for (Map.Entry<String, byte[]> entry : sorted.entrySet()) {
                out.writeUTF(entry.getKey());
                out.writeInt(entry.getValue().length);
                out.write(entry.getValue());
            }
        }
    }

    @Override
    public Optional<byte[]> find(String key) {
        return Optional.ofNullable(expressions.get(key));
    }

    @Override
    public void keep(String key, Supplier<byte[]> expression) {
        if (purpose == Purpose.TO_MAKE) {
            expressions.put(key, expression.get());
        }
    }
}
