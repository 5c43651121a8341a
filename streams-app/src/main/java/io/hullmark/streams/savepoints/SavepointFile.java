package io.hullmark.streams.savepoints;

import io.hullmark.engine.coverage.Contacts.Heard;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.journal.HeapMemory;
import io.hullmark.schemas.codec.Codec;
import io.hullmark.schemas.codec.UnreadableRecordException;
import io.hullmark.streams.forms.MemoryForm;
import io.hullmark.streams.forms.MemoryForm.Part;
import io.hullmark.streams.forms.StoredKey;
import io.hullmark.streams.journal.ChainEnd;
import io.hullmark.wire.Posture;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.utils.Bytes;

/** A savepoint in an Avro container file. The milestone is in the file's head, so that it is read without the rest. */
final class SavepointFile {
    private static final String POSTURES = "postures";
    private static final String HEARD = "heard";
    private static final String END = "end";
    private static final int LEVEL = 3;
    private static final int BLOCK = 1 << 18;

    private static final Schema SCHEMA = SchemaBuilder.record("RememberedPart")
            .namespace("io.hullmark.savepoint")
            .doc("A part of what a fold of the journal remembers.")
            .fields()
            .requiredString("shelf")
            .requiredBytes("key")
            .requiredBytes("value")
            .endRecord();

    private final Path file;
    private final String build;
    private final Codec<Posture> postures = Codec.of(Posture.class);
    private final MemoryForm form = new MemoryForm();

    /**
     * A file.
     *
     * @param build what reads and writes it: nobody reads what another build has written
     */
    SavepointFile(Path file, String build) {
        this.file = file;
        this.build = build;
    }

    /** Writes it beside its place and moves it there, so that a file is whole or not there. */
    void write(Savepoint savepoint) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        var draft = Files.createTempFile(file.toAbsolutePath().getParent(), "writing-", ".tmp");
        try {
            try (var writer = new DataFileWriter<GenericRecord>(new GenericDatumWriter<>(SCHEMA))) {
                writer.setCodec(CodecFactory.zstandardCodec(LEVEL, true)).setSyncInterval(BLOCK);
                describe(savepoint.milestone(), writer);
                writer.create(SCHEMA, draft.toFile());
                write(savepoint, writer);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** What the file's head says; {@link IOException} if it is not one that this build wrote. */
    Milestone milestone() throws IOException {
        try (var reader = open()) {
            return milestone(reader);
        }
    }

    private Milestone milestone(DataFileReader<GenericRecord> reader) throws IOException {
        try {
            return new Milestone(
                    ChainEnd.from(reader.getMeta("end")),
                    reader.getMetaLong("offset"),
                    instant(reader, "begins"),
                    instant(reader, "known"),
                    instant(reader, "latest"),
                    reader.getMetaLong("since"),
                    instant(reader, "earliest"));
        } catch (RuntimeException e) {
            throw new IOException("%s has no head that can be read".formatted(file), e);
        }
    }

    /** All that it holds. */
    Savepoint read() throws IOException {
        var memory = new HeapMemory();
        var kept = new TreeMap<ObjectKey, Posture>();
        var heard = new TreeMap<String, Heard>();
        long parts = 0;
        try (var reader = open()) {
            for (GenericRecord written : reader) {
                var part = new Part(written.get("shelf").toString(), bytes(written, "key"), bytes(written, "value"));
                switch (part.shelf()) {
                    case POSTURES -> kept.put(StoredKey.object(Bytes.wrap(part.key())), postures.decode(part.value()));
                    case HEARD -> heard.put(StoredKey.text(Bytes.wrap(part.key())), heard(part.value()));
                    case END -> {
                        if (ByteBuffer.wrap(part.value()).getLong() == parts) {
                            return new Savepoint(milestone(reader), memory, kept, heard);
                        }
                    }
                    default -> {
                        if (!form.read(part, memory)) {
                            throw new IOException("%s holds a part '%s'".formatted(file, part.shelf()));
                        }
                    }
                }
                parts++;
            }
            throw new IOException("%s is not whole".formatted(file));
        } catch (UnreadableRecordException | RuntimeException e) {
            // whatever a library says of bytes that are not what they were
            throw new IOException("%s can't be read: %s".formatted(file, e), e);
        }
    }

    private DataFileReader<GenericRecord> open() throws IOException {
        var reader = new DataFileReader<GenericRecord>(file.toFile(), new GenericDatumReader<>(SCHEMA));
        if (!build.equals(reader.getMetaString("build"))) {
            reader.close();
            throw new IOException("%s was written by another build".formatted(file));
        }
        return reader;
    }

    private void describe(Milestone milestone, DataFileWriter<GenericRecord> writer) {
        writer.setMeta("build", build);
        writer.setMeta("end", milestone.end().stored());
        writer.setMeta("offset", milestone.offset());
        writer.setMeta("begins", milestone.begins().toString());
        writer.setMeta("known", milestone.known().toString());
        writer.setMeta("latest", milestone.latest().toString());
        writer.setMeta("since", milestone.since());
        writer.setMeta("earliest", milestone.earliest().toString());
    }

    private void write(Savepoint savepoint, DataFileWriter<GenericRecord> writer) throws IOException {
        var count = new long[1];
        form.write(savepoint.memory(), part -> {
            append(writer, part);
            count[0]++;
        });
        for (var posture : savepoint.postures().entrySet()) {
            append(
                    writer,
                    new Part(POSTURES, StoredKey.of(posture.getKey()).get(), postures.encode(posture.getValue())));
            count[0]++;
        }
        for (var host : savepoint.heard().entrySet()) {
            append(writer, new Part(HEARD, StoredKey.of(host.getKey()).get(), bytes(host.getValue())));
            count[0]++;
        }
        append(
                writer,
                new Part(
                        END,
                        new byte[0],
                        ByteBuffer.allocate(8).putLong(count[0]).array()));
    }

    private static void append(DataFileWriter<GenericRecord> writer, Part part) throws IOException {
        var written = new GenericData.Record(SCHEMA);
        written.put("shelf", part.shelf());
        written.put("key", ByteBuffer.wrap(part.key()));
        written.put("value", ByteBuffer.wrap(part.value()));
        writer.append(written);
    }

    private static byte[] bytes(GenericRecord written, String field) {
        var value = (ByteBuffer) written.get(field);
        var bytes = new byte[value.remaining()];
        value.get(bytes);
        return bytes;
    }

    private static byte[] bytes(Heard heard) {
        return "%s %s".formatted(heard.last(), heard.interval()).getBytes(StandardCharsets.UTF_8);
    }

    private static Heard heard(byte[] bytes) {
        var words = new String(bytes, StandardCharsets.UTF_8).split(" ", 2);
        return new Heard(Instant.parse(words[0]), Duration.parse(words[1]));
    }

    private static Instant instant(DataFileReader<GenericRecord> reader, String name) {
        return Instant.parse(reader.getMetaString(name));
    }
}
