package io.hullmark.streams.export;

import io.hullmark.streams.replay.DamagedEvidenceException;
import io.hullmark.streams.replay.Records;
import io.hullmark.streams.replay.Stored;
import io.hullmark.streams.replay.Stored.Place;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** One partition in a container file. A file that can't be read to its end is damaged at the place where reading ended. */
final class ContainerRecords implements Records {
    private final ExportedFile file;
    private final DataFileStream<GenericRecord> records;
    private @Nullable GenericRecord reused;
    private long offset;
    private long count;

    private ContainerRecords(ExportedFile file, DataFileStream<GenericRecord> records) {
        this.file = file;
        this.records = records;
        this.offset = file.first();
    }

    static ContainerRecords of(Path directory, ExportedFile file) {
        try {
            var bytes = new BufferedInputStream(Files.newInputStream(directory.resolve(file.name())), 1 << 16);
            return new ContainerRecords(
                    file, new DataFileStream<>(bytes, new GenericDatumReader<>(ContainerForm.SCHEMA)));
        } catch (IOException | RuntimeException e) {
            throw damaged(file, file.first(), "%s can't be opened: %s".formatted(file.name(), e));
        }
    }

    @Override
    public Optional<Stored> next() {
        try {
            if (!records.hasNext()) {
                requireAll();
                return Optional.empty();
            }
            reused = records.next(reused);
            var value = (ByteBuffer) reused.get(ContainerForm.VALUE);
            var bytes = new byte[value.remaining()];
            value.get(bytes);
            offset = (long) reused.get(ContainerForm.OFFSET);
            count++;
            return Optional.of(new Stored(new Place(file.topic(), file.partition(), offset++), bytes));
        } catch (IOException | RuntimeException e) {
            if (e instanceof DamagedEvidenceException known) {
                throw known;
            }
            // whatever the library says of bytes that are not Avro's
            throw damaged(file, offset, "%s can't be read any further: %s".formatted(file.name(), e));
        }
    }

    private void requireAll() {
        if (count != file.records()) {
            throw damaged(
                    file,
                    offset,
                    "%s ends after %d records, and the manifest says %d".formatted(file.name(), count, file.records()));
        }
    }

    private static DamagedEvidenceException damaged(ExportedFile file, long offset, String message) {
        return new DamagedEvidenceException(new Place(file.topic(), file.partition(), offset), message);
    }

    @Override
    public long first() {
        return file.first();
    }

    @Override
    public long end() {
        return file.end();
    }

    @Override
    public void close() {
        try {
            records.close();
        } catch (IOException e) {
            throw damaged(file, offset, "%s can't be closed: %s".formatted(file.name(), e));
        }
    }
}
