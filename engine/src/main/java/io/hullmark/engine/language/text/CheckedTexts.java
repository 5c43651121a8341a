package io.hullmark.engine.language.text;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Texts that were found in order before, each with what came of reading it: a file of rules needs no YAML again, an expression neither
 * parser nor checker, which together take most of the time in which a pack is loaded cold. A key is the text, after everything else
 * that its reading depends on.
 */
public interface CheckedTexts {
    /** Knows nothing and keeps nothing. */
    CheckedTexts NONE = key -> Optional.empty();

    /** What was kept under a key. */
    Optional<byte[]> find(String key);

    /** Called by several threads, and again for a text that stands in many places. Most have no use for it. */
    default void keep(String key, Supplier<byte[]> reading) {}
}
