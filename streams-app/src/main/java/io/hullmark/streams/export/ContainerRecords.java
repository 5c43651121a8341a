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
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** One partition in a container file. A file that can't be read to its end is damaged at the place where reading ended. */
final class ContainerRecords implements Records {
    private static final int STRETCH = 1 << 18;

    private final ExportedFile file;
    private final DataFileStream<GenericRecord> records;
    private @Nullable GenericRecord reused;
    private @Nullable GenericRecord ahead;
    private final long first;
    private long offset;
    private long count;

    private ContainerRecords(ExportedFile file, DataFileStream<GenericRecord> records, long first) {
        this.file = file;
        this.records = records;
        this.first = first;
        this.offset = first;
    }

    static ContainerRecords of(Path directory, ExportedFile file) {
        try {
            var bytes = new BufferedInputStream(Files.newInputStream(directory.resolve(file.name())), 1 << 16);
            return new ContainerRecords(
                    file, new DataFileStream<>(bytes, new GenericDatumReader<>(ContainerForm.SCHEMA)), file.first());
        } catch (IOException | RuntimeException e) {
            throw damaged(file, file.first(), "%s can't be opened: %s".formatted(file.name(), e));
        }
    }

    /** From an offset on, which is looked for by halves. */
    static ContainerRecords from(long offset, Path directory, ExportedFile file) {
        if (offset <= file.first()) {
            return of(directory, file);
        }
        try {
            var path = directory.resolve(file.name());
            var reader =
                    new DataFileReader<GenericRecord>(path.toFile(), new GenericDatumReader<>(ContainerForm.SCHEMA));
            long low = 0;
            long high = Files.size(path);
            while (high - low > STRETCH) {
                long middle = (low + high) / 2;
                reader.sync(middle);
                if (reader.hasNext() && (long) reader.next().get(ContainerForm.OFFSET) <= offset) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            reader.sync(low);
            var records = new ContainerRecords(file, reader, offset);
            records.passUpTo(offset);
            return records;
        } catch (IOException | RuntimeException e) {
            throw damaged(file, offset, "%s can't be read from there: %s".formatted(file.name(), e));
        }
    }

    private void passUpTo(long wanted) throws IOException {
        while (records.hasNext()) {
            var record = records.next();
            if ((long) record.get(ContainerForm.OFFSET) >= wanted) {
                ahead = record;
                return;
            }
        }
    }

    @Override
    public Optional<Stored> next() {
        try {
            var record = ahead;
            ahead = null;
            if (record == null) {
                if (!records.hasNext()) {
                    requireAll();
                    return Optional.empty();
                }
                record = records.next(reused);
                reused = record;
            }
            var value = (ByteBuffer) record.get(ContainerForm.VALUE);
            var bytes = new byte[value.remaining()];
            value.get(bytes);
            offset = (long) record.get(ContainerForm.OFFSET);
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
        if (first > file.first() && offset < file.end()) {
            throw damaged(
                    file,
                    offset,
                    "%s ends before offset %d, and the manifest says %d".formatted(file.name(), offset, file.end()));
        }
        if (first == file.first() && count != file.records()) {
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
        return first;
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
