package io.hullmark.streams.topology;

import io.hullmark.schemas.codec.UnreadableRecordException;
import io.hullmark.wire.QuarantineReason;

/** How bytes that can't be read are told in quarantine. */
final class Faults {
    private Faults() {}

    static QuarantineReason reason(UnreadableRecordException e) {
        return switch (e.fault()) {
            case UNKNOWN_SCHEMA -> QuarantineReason.UNKNOWN_SCHEMA;
            case TOO_LARGE -> QuarantineReason.TOO_LARGE;
            case EMPTY, TOO_SHORT, BAD_MAGIC, OTHER_RECORD, TRUNCATED, TRAILING_BYTES, FORGED_LENGTH, MALFORMED ->
                QuarantineReason.UNREADABLE;
        };
    }

    static String detail(Exception e) {
        var message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }
}
