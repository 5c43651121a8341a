package io.hullmark.streams.forms;

import io.hullmark.engine.facts.Digest;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.facts.ObjectKind;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;

/** The parts of which stored values are made. */
final class Parts {
    private Parts() {}

    static void writeInstant(Instant instant, BinaryEncoder out) throws IOException {
        out.writeLong(instant.getEpochSecond());
        out.writeInt(instant.getNano());
    }

    static Instant readInstant(BinaryDecoder in) throws IOException {
        return Instant.ofEpochSecond(in.readLong(), in.readInt());
    }

    static void writeKey(ObjectKey key, BinaryEncoder out) throws IOException {
        out.writeString(key.hostId());
        out.writeString(key.kind().name());
        out.writeString(key.id());
    }

    static ObjectKey readKey(BinaryDecoder in) throws IOException {
        return new ObjectKey(in.readString(), ObjectKind.valueOf(in.readString()), in.readString());
    }

    static void writeDigest(Digest digest, BinaryEncoder out) throws IOException {
        out.writeFixed(digest.bytes());
    }

    static Digest readDigest(BinaryDecoder in) throws IOException {
        var bytes = new byte[16];
        in.readFixed(bytes);
        return Digest.of(bytes);
    }

    static void writeArray(byte[] bytes, BinaryEncoder out) throws IOException {
        out.writeBytes(bytes);
    }

    static byte[] readArray(BinaryDecoder in) throws IOException {
        var bytes = new byte[Math.toIntExact(in.readLong())];
        in.readFixed(bytes);
        return bytes;
    }

    static <T> void writeList(List<T> values, BinaryEncoder out, StoredForm.Write<T> each) throws IOException {
        out.writeInt(values.size());
        for (T value : values) {
            each.write(value, out);
        }
    }

    static <T> List<T> readList(BinaryDecoder in, StoredForm.Read<T> each) throws IOException {
        int size = in.readInt();
        var values = new ArrayList<T>(size);
        for (int i = 0; i < size; i++) {
            values.add(each.read(in));
        }
        return values;
    }

    static <T> void writeOptional(Optional<T> value, BinaryEncoder out, StoredForm.Write<T> form) throws IOException {
        out.writeBoolean(value.isPresent());
        if (value.isPresent()) {
            form.write(value.get(), out);
        }
    }

    static <T> Optional<T> readOptional(BinaryDecoder in, StoredForm.Read<T> form) throws IOException {
        return in.readBoolean() ? Optional.of(form.read(in)) : Optional.empty();
    }

    static void writeString(String text, BinaryEncoder out) throws IOException {
        out.writeString(text);
    }

    static String readString(BinaryDecoder in) throws IOException {
        return in.readString();
    }
}
