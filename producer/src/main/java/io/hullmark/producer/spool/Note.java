package io.hullmark.producer.spool;

import java.util.Optional;

/** Something to remember in the same transaction as a record; an empty value forgets it. */
public record Note(String name, Optional<byte[]> value) {
    public static Note of(String name, byte[] value) {
        return new Note(name, Optional.of(value));
    }

    public static Note forget(String name) {
        return new Note(name, Optional.empty());
    }
}
