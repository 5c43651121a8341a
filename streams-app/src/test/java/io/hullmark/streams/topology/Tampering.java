package io.hullmark.streams.topology;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hullmark.streams.export.Manifest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;

/** What a forger who knows Avro does to a file of an export: the records are others, and the manifest's count fits. */
enum Tampering {
    EDITED_BYTE(40),
    DROPPED(40),
    MOVED(40),
    ADDED(41),
    EDITED_FIRST(0);

    private final long firstBad;

    Tampering(long firstBad) {
        this.firstBad = firstBad;
    }

    /** Offset of the first record that is not what it was, or not where it was. */
    long firstBad() {
        return firstBad;
    }

    void on(Path export, String file) throws IOException {
        rewrite(export, file, this::spoil);
    }

    private void spoil(List<GenericRecord> records) {
        switch (this) {
            case EDITED_BYTE -> edit(records.get(40));
            case DROPPED -> records.remove(40);
            case MOVED -> Collections.swap(records, 40, 41);
            case ADDED -> records.add(41, records.get(40));
            case EDITED_FIRST -> edit(records.get(0));
        }
    }

    private static void rewrite(Path export, String file, Consumer<List<GenericRecord>> deed) throws IOException {
        var path = export.resolve(file);
        var records = new ArrayList<GenericRecord>();
        try (var reader = new DataFileReader<GenericRecord>(path.toFile(), new GenericDatumReader<>())) {
            reader.forEach(records::add);
        }
        deed.accept(records);
        long offset = 0;
        try (var writer = new DataFileWriter<GenericRecord>(new GenericDatumWriter<>())) {
            writer.setCodec(CodecFactory.deflateCodec(1))
                    .create(records.get(0).getSchema(), Files.newOutputStream(path));
            for (var record : records) {
                record.put("offset", offset++);
                writer.append(record);
            }
        }
        var json = new ObjectMapper();
        var manifest = json.readTree(export.resolve(Manifest.NAME).toFile());
        manifest.path("files").forEach(named -> {
            if (named.path("name").asText().equals(file)) {
                ((ObjectNode) named).put("records", records.size()).put("end", records.size());
            }
        });
        json.writeValue(export.resolve(Manifest.NAME).toFile(), manifest);
    }

    private static void edit(GenericRecord record) {
        var value = ((ByteBuffer) record.get("value")).duplicate();
        var bytes = new byte[value.remaining()];
        value.get(bytes);
        bytes[bytes.length - 1]++;
        record.put("value", ByteBuffer.wrap(bytes));
    }
}
