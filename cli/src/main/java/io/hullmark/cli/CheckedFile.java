package io.hullmark.cli;

import io.hullmark.engine.language.text.CheckedTexts;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What came of reading the shipped rules, in a file that the launcher has made when it built, as it does with classes. It saves time and
 * nothing else: without it, or where it is damaged or rules are others, they are read and checked as ever.
 */
final class CheckedFile implements CheckedTexts {
    private static final Logger LOG = LoggerFactory.getLogger(CheckedFile.class);
    private static final int MAGIC = 0x48554c32;

    private final Path file;
    private final Purpose purpose;
    private final Map<String, byte[]> texts = new ConcurrentHashMap<>();

    private enum Purpose {
        TO_READ,
        TO_MAKE
    }

    private CheckedFile(Path file, Purpose purpose) {
        this.file = file;
        this.purpose = purpose;
    }

    /** What the launcher's file holds; nothing if it names none. */
    static CheckedTexts named() {
        var name = System.getProperty("hullmark.checked", "");
        return name.isEmpty() ? CheckedTexts.NONE : read(Path.of(name));
    }

    /** A file to be made by {@link #write}, of all that is asked for. */
    static CheckedFile made(Path file) {
        return new CheckedFile(file, Purpose.TO_MAKE);
    }

    static CheckedFile read(Path file) {
        var read = new CheckedFile(file, Purpose.TO_READ);
        if (Files.exists(file)) {
            try {
                read.read(ByteBuffer.wrap(Files.readAllBytes(file)));
            } catch (IOException | BufferUnderflowException e) {
                LOG.atDebug().addKeyValue("file", file).setCause(e).log("can not read what was checked");
            }
        }
        return read;
    }

    private void read(ByteBuffer in) throws IOException {
        if (in.getInt() != MAGIC || in.getInt() != sum(in.slice())) {
            throw new IOException("this is no file of checked texts, or it is damaged");
        }
        while (in.hasRemaining()) {
            texts.put(new String(next(in), StandardCharsets.UTF_8), next(in));
        }
    }

    private static byte[] next(ByteBuffer in) {
        var bytes = new byte[in.getInt()];
        in.get(bytes);
        return bytes;
    }

    private static int sum(ByteBuffer content) {
        var sum = new CRC32();
        sum.update(content);
        return (int) sum.getValue();
    }

    /** Writes all that is known, in the order of the keys. */
    void write() throws IOException {
        var content = new ByteArrayOutputStream();
        var out = new DataOutputStream(content);
        for (var text : new TreeMap<>(texts).entrySet()) {
            write(text.getKey().getBytes(StandardCharsets.UTF_8), out);
            write(text.getValue(), out);
        }
        var head = ByteBuffer.allocate(2 * Integer.BYTES)
                .putInt(MAGIC)
                .putInt(sum(ByteBuffer.wrap(content.toByteArray())));
        try (var to = Files.newOutputStream(file)) {
            to.write(head.array());
            content.writeTo(to);
        }
    }

    private static void write(byte[] bytes, DataOutputStream out) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    boolean isEmpty() {
        return texts.isEmpty();
    }

    @Override
    public Optional<byte[]> find(String key) {
        return Optional.ofNullable(texts.get(key));
    }

    @Override
    public void keep(String key, Supplier<byte[]> reading) {
        if (purpose == Purpose.TO_MAKE) {
            texts.put(key, reading.get());
        }
    }
}
