package io.hullmark.engine.language.text;

import java.util.List;

/**
 * What a scope names that must exist, with its places.
 *
 * @param rules ids of rules
 * @param controls requirements of frameworks
 */
public record ScopeNames(List<Passage> rules, List<Passage> controls) {
    static final ScopeNames NONE = new ScopeNames(List.of(), List.of());

    public ScopeNames {
        rules = List.copyOf(rules);
        controls = List.copyOf(controls);
    }
}
