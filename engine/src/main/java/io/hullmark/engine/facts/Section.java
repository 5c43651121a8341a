package io.hullmark.engine.facts;

/**
 * One part of a snapshot. Its body is opaque to the engine until a {@link SectionReader} opens it, so that "what changed" costs
 * no decoding.
 *
 * @param name name of the part, such as "security"
 * @param digest tells whether the body changed
 * @param body the encoded part; never changed by anyone
 */
@SuppressWarnings(
        "ArrayRecordComponent") // compared by digest, and copying 2 kB per record would cost more than it protects
public record Section(String name, Digest digest, byte[] body) {}
