package io.hullmark.schemas.codec;

import java.io.IOException;

/** How {@link WireDecoder} says what is wrong through Avro's readers, which let only this kind of exception pass. */
final class BadBytesException extends IOException {
    private final UnreadableRecordException.Fault fault;

    BadBytesException(UnreadableRecordException.Fault fault, String message) {
        super(message);
        this.fault = fault;
    }

    UnreadableRecordException.Fault fault() {
        return fault;
    }
}
