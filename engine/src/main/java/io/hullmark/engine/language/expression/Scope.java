package io.hullmark.engine.language.expression;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The loops that surround a place in an expression: their variables, the innermost hiding the outer ones, with their slots. */
record Scope(Map<String, Integer> slots, int size) {
    Scope {
        slots = Map.copyOf(slots);
    }

    static Scope of(Variables variables) {
        return variables
                .element()
                .map(element -> new Scope(Map.of(element.name(), Variables.Element.SLOT), 1))
                .orElse(new Scope(Map.of(), 0));
    }

    Optional<Integer> local(String name) {
        return Optional.ofNullable(slots.get(name));
    }

    Scope with(String name, int slot) {
        var inner = new HashMap<>(slots);
        inner.put(name, slot);
        return new Scope(inner, slot + 1);
    }
}
