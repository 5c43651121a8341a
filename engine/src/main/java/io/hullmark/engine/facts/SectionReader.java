package io.hullmark.engine.facts;

/** Opens the sections of snapshots. Lives outside, because the engine does not know the encoding of the wire. */
@FunctionalInterface
public interface SectionReader {
    /**
     * Puts a section's values into the slots of its subject.
     *
     * @throws IllegalArgumentException if the body can't be read, naming section and reason
     */
    void read(Section section, Struct.Builder into);
}
