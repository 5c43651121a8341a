package io.hullmark.schemas.codec;

/** Bytes that are no record of the kind that was asked for. Nothing else is thrown for bad bytes, whatever they are. */
public final class UnreadableRecordException extends Exception {

    /** What is wrong with the bytes. */
    public enum Fault {
        /** There are none. */
        EMPTY,
        /** There are more than a record of this kind may have, or it claims more items than that. */
        TOO_LARGE,
        /** There are fewer than the marker and the fingerprint of a schema take. */
        TOO_SHORT,
        /** They don't begin with the marker of the encoding. */
        BAD_MAGIC,
        /** Nobody here knows the schema they were written with. */
        UNKNOWN_SCHEMA,
        /** They were written with the schema of another kind of record. */
        OTHER_RECORD,
        /** They end before the record does. */
        TRUNCATED,
        /** They go on after the record has ended. */
        TRAILING_BYTES,
        /** A length in them is negative or beyond any record. */
        FORGED_LENGTH,
        /** A value in them is none of its type. */
        MALFORMED
    }

    private final Fault fault;

    public UnreadableRecordException(Fault fault, String message) {
        super(message);
        this.fault = fault;
    }

    public UnreadableRecordException(Fault fault, String message, Throwable cause) {
        super(message, cause);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
