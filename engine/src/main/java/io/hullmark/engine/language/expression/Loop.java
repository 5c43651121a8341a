package io.hullmark.engine.language.expression;

import io.hullmark.engine.facts.FieldType;
import io.hullmark.engine.rules.Bindings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Nodes of the macros: what they say of the elements of a list or the keys of a map. */
abstract class Loop extends Node {
    final Range range;
    final Node body;
    private final int weight;

    private Loop(Range range, Node body, int weight) {
        this.range = range;
        this.body = body;
        this.weight = weight;
    }

    @Override
    public final Object value(Bindings bindings, Locals locals) {
        var elements = range.elements(bindings, locals);
        if (elements instanceof Trouble) {
            return elements;
        }
        var list = (List<?>) elements;
        return locals.spend(1) ? over(list, bindings, locals) : Trouble.Fault.TOO_EXPENSIVE;
    }

    abstract Object over(List<?> elements, Bindings bindings, Locals locals);

    /** The body's value for one element. */
    final Object at(List<?> elements, int index, Bindings bindings, Locals locals) {
        if (!locals.spend(weight)) {
            return Trouble.Fault.TOO_EXPENSIVE;
        }
        range.bind(elements, index, bindings, locals);
        return body.value(bindings, locals);
    }

    /** What a loop goes through: a list in its order, or the keys of a map in theirs. */
    record Range(Node of, FieldType element, int slot) {
        Object elements(Bindings bindings, Locals locals) {
            var value = of.value(bindings, locals);
            return element == Elements.MAP_KEY ? Elements.of(value) : value;
        }

        void bind(List<?> elements, int index, Bindings bindings, Locals locals) {
            var value = elements.get(index);
            locals.bind(slot, value);
            if (locals.explaining()) {
                locals.name(slot, Elements.path(of.path(bindings, locals), value, index, element));
            }
        }
    }

    /** All elements satisfy the body ({@code decisive} is FALSE), or one does (TRUE): one element alone can decide. */
    static final class Quantifier extends Loop {
        private final Object decisive;
        private final Object initial;

        Quantifier(Range range, Node body, int weight, boolean decisive) {
            super(range, body, weight);
            this.decisive = truth(decisive);
            this.initial = truth(!decisive);
        }

        @Override
        Object over(List<?> elements, Bindings bindings, Locals locals) {
            Object result = initial;
            for (int index = 0; index < elements.size(); index++) {
                var value = at(elements, index, bindings, locals);
                if (value == decisive || value == Trouble.Fault.TOO_EXPENSIVE) {
                    return value;
                }
                result = value instanceof Trouble ? Trouble.of(result, value) : result;
            }
            return result;
        }
    }

    /** Exactly one element satisfies the body. */
    static final class ExactlyOne extends Loop {
        ExactlyOne(Range range, Node body, int weight) {
            super(range, body, weight);
        }

        @Override
        Object over(List<?> elements, Bindings bindings, Locals locals) {
            int found = 0;
            Object trouble = Node.TRUE;
            for (int index = 0; index < elements.size(); index++) {
                var value = at(elements, index, bindings, locals);
                trouble = value instanceof Trouble ? Trouble.of(trouble, value) : trouble;
                found += value == Node.TRUE ? 1 : 0;
            }
            return trouble instanceof Trouble ? trouble : truth(found == 1);
        }
    }

    /** The elements that satisfy the body. */
    static final class Filter extends Loop {
        Filter(Range range, Node body, int weight) {
            super(range, body, weight);
        }

        @Override
        Object over(List<?> elements, Bindings bindings, Locals locals) {
            var kept = new ArrayList<Object>();
            Object trouble = Node.TRUE;
            for (int index = 0; index < elements.size(); index++) {
                var value = at(elements, index, bindings, locals);
                trouble = value instanceof Trouble ? Trouble.of(trouble, value) : trouble;
                if (value == Node.TRUE) {
                    kept.add(elements.get(index));
                }
            }
            return trouble instanceof Trouble ? trouble : Collections.unmodifiableList(kept);
        }

        /** Elements that can be told by their keys keep their paths. */
        @Override
        public String path(Bindings bindings, Locals locals) {
            return Elements.haveKeys(range.element()) ? range.of().path(bindings, locals) : "";
        }
    }

    /** What the body makes of every element, or of those that satisfy a condition. */
    static final class Transform extends Loop {
        private final Node condition;

        Transform(Range range, Node condition, Node body, int weight) {
            super(range, body, weight);
            this.condition = condition;
        }

        @Override
        Object over(List<?> elements, Bindings bindings, Locals locals) {
            var made = new ArrayList<Object>();
            Object trouble = Node.TRUE;
            for (int index = 0; index < elements.size(); index++) {
                range.bind(elements, index, bindings, locals);
                var wanted = condition.value(bindings, locals);
                var value = wanted == Node.TRUE ? at(elements, index, bindings, locals) : wanted;
                trouble = value instanceof Trouble ? Trouble.of(trouble, value) : trouble;
                if (wanted == Node.TRUE) {
                    made.add(value);
                }
            }
            return trouble instanceof Trouble ? trouble : Collections.unmodifiableList(made);
        }
    }
}
