package io.hullmark.streams.wire;

import io.hullmark.engine.facts.Section;
import io.hullmark.engine.facts.SectionReader;
import io.hullmark.engine.facts.Struct;
import io.hullmark.engine.facts.StructType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/**
 * Opens the sections of snapshots: Avro records in single-object encoding, paired by name with the fields that rules know. Shared by
 * all threads.
 */
public final class WireSections implements SectionReader {
    private static final int HEADER = 10;
    private static final short MARKER = (short) 0xC301;

    private final LongFunction<Optional<Schema>> schemas;
    private final Map<Shape, StructReader> readers = new ConcurrentHashMap<>();
    private final ThreadLocal<BinaryDecoder> decoders =
            ThreadLocal.withInitial(() -> DecoderFactory.get().binaryDecoder(new byte[0], null));

    /** @param schemas every schema that was ever written, by its fingerprint */
    public WireSections(LongFunction<Optional<Schema>> schemas) {
        this.schemas = schemas;
    }

    @Override
    public void read(Section section, Struct.Builder into) {
        byte[] body = section.body();
        try {
            var reader = reader(section, into.type());
            var in = DecoderFactory.get().binaryDecoder(body, HEADER, body.length - HEADER, decoders.get());
            reader.read(in, into);
            if (!in.isEnd()) {
                throw new IllegalArgumentException("bytes are left after its last field");
            }
        } catch (IOException | AvroRuntimeException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "section '%s' of %s can't be read: %s".formatted(section.name(), into.type(), e), e);
        }
    }

    private StructReader reader(Section section, StructType type) {
        byte[] body = section.body();
        var bytes = ByteBuffer.wrap(body);
        if (body.length < HEADER || bytes.getShort(0) != MARKER) {
            throw new IllegalArgumentException("it is not in single-object encoding");
        }
        long fingerprint = bytes.order(ByteOrder.LITTLE_ENDIAN).getLong(2);
        var shape = new Shape(fingerprint, type, section.name());
        var known = readers.get(shape);
        if (known != null) {
            return known;
        }
        var written = schemas.apply(fingerprint)
                .orElseThrow(
                        () -> new IllegalArgumentException("its schema %016x is not known".formatted(fingerprint)));
        var compiled = StructReader.of(written, type, section.name());
        // Only readable shapes are kept, so that forged section names can't fill the map.
        readers.put(shape, compiled);
        return compiled;
    }

    /** What a reader is compiled for. */
    private record Shape(long fingerprint, StructType type, String section) {}
}
