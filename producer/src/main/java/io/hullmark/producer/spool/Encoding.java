package io.hullmark.producer.spool;

/** Makes the bytes of a record once its number is known. */
@FunctionalInterface
public interface Encoding {
    byte[] encode(long epoch, long sequence);
}
