package io.hullmark.engine.language.expression;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Expressions that were found in order before, as the checker gave them back: what it gave once needs neither parser nor checker again,
 * which take half of the time in which a rule is compiled cold. A key names the text and everything that the checker may name in it.
 */
public interface CheckedExpressions {
    /** Knows nothing and keeps nothing. */
    CheckedExpressions NONE = key -> Optional.empty();

    /** What was kept under a key: 64 hex digits. */
    Optional<byte[]> find(String key);

    /** Called by several threads, for an expression that was not found. Most have no use for it. */
    default void keep(String key, Supplier<byte[]> expression) {}
}
