package io.hullmark.engine.facts;

/**
 * The type of a value that a rule can read. Values are held as {@link Boolean}, {@link Long}, {@link Double}, {@link String},
 * {@link java.time.Instant}, {@link java.time.Duration}, {@link java.util.List}, {@link java.util.Map} with string keys, and
 * {@link Struct}.
 */
public sealed interface FieldType permits FieldType.Scalar, FieldType.ListOf, FieldType.MapOf, StructType {

    /** A single value. */
    enum Scalar implements FieldType {
        BOOL,
        INT,
        DOUBLE,
        STRING,
        TIMESTAMP,
        DURATION
    }

    /** An ordered list of values of one type. */
    record ListOf(FieldType element) implements FieldType {}

    /** Values of one type by name. */
    record MapOf(FieldType value) implements FieldType {}
}
