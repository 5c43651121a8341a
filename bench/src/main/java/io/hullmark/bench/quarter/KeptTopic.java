package io.hullmark.bench.quarter;

import io.hullmark.streams.replay.Records;
import io.hullmark.streams.replay.Stored;
import io.hullmark.streams.replay.Stored.Place;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The records of one partition on their way to an export, in a file of lengths and values. */
final class KeptTopic implements AutoCloseable {
    private static final int BUFFER = 1 << 20;

    private final String name;
    private final Path file;
    private final DataOutputStream out;
    private long count;

    KeptTopic(String name, Path directory) throws IOException {
        this.name = name;
        this.file = directory.resolve(name);
        this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER));
    }

    String name() {
        return name;
    }

    long count() {
        return count;
    }

    void add(byte[] value) {
        try {
            out.writeInt(value.length);
            out.write(value);
            count++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All of them, from the first. */
    Records records() {
        try {
            out.flush();
            return new Kept(new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private final class Kept implements Records {
        private final DataInputStream in;
        private final long end = count;
        private long offset;

        Kept(DataInputStream in) {
            this.in = in;
        }

        @Override
        public Optional<Stored> next() {
            if (offset == end) {
                return Optional.empty();
            }
            try {
                var value = in.readNBytes(in.readInt());
                return Optional.of(new Stored(new Place(name, 0, offset++), value));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public long first() {
            return 0;
        }

        @Override
        public long end() {
            return end;
        }

        @Override
        public void close() {
            try {
                in.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
