package io.hullmark.producer.spool;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/** SQLite does not notice a flipped bit inside a value, so each row carries a checksum of its own. */
final class Checksums {
    private Checksums() {}

    static long of(Entry entry) {
        var crc = new CRC32C();
        var numbers = ByteBuffer.allocate(5 * Long.BYTES)
                .putLong(entry.position())
                .putLong(entry.stream().code())
                .putLong(entry.epoch())
                .putLong(entry.sequence())
                .putLong(entry.at().toEpochMilli());
        crc.update(numbers.flip());
        crc.update(entry.key().getBytes(StandardCharsets.UTF_8));
        crc.update(entry.value());
        return crc.getValue();
    }

    static long of(String name, byte[] value) {
        var crc = new CRC32C();
        crc.update(name.getBytes(StandardCharsets.UTF_8));
        crc.update(value);
        return crc.getValue();
    }
}
