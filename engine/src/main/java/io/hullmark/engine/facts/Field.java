package io.hullmark.engine.facts;

/**
 * One named value of a {@link StructType}.
 *
 * @param name name as rules write it
 * @param type its type
 * @param optional whether it may be absent, in which case {@code has()} is false and reading it decides nothing; a null on the
 *     wire of a field that is not optional says that it was not seen
 * @param section the snapshot's section that brings it, empty within nested structs
 * @param slot its place in a {@link Struct}
 * @param doc what it means, with its unit, for authors of rules
 */
public record Field(String name, FieldType type, boolean optional, String section, int slot, String doc) {}
