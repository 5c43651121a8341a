package io.hullmark.engine.language.expression;

import io.hullmark.engine.rules.Bindings;
import io.hullmark.engine.rules.Scope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Nodes that compare values and look into lists and maps. */
final class Containers {
    private Containers() {}

    /** Whether two values are equal, or are not. */
    static final class Equal extends Node {
        private final Node left;
        private final Node right;
        private final Object wanted;

        Equal(Node left, Node right, boolean wanted) {
            this.left = left;
            this.right = right;
            this.wanted = truth(wanted);
        }

        @Override
        public Object value(Bindings bindings, Locals locals) {
            var one = left.value(bindings, locals);
            var other = right.value(bindings, locals);
            if (one instanceof Trouble || other instanceof Trouble) {
                return Trouble.of(one, other);
            }
            if (!locals.spend(Call.cost(one))) {
                return Trouble.Fault.TOO_EXPENSIVE;
            }
            var equal = Equality.of(one, other);
            return equal instanceof Trouble ? equal : truth(equal == wanted);
        }
    }

    /** Whether a value of which {@link Object#equals} knows enough is a given one, or is not. */
    static final class EqualConstant extends Node {
        private final Node left;
        private final Object right;
        private final boolean wanted;

        EqualConstant(Node left, Object right, boolean wanted) {
            this.left = left;
            this.right = right;
            this.wanted = wanted;
        }

        @Override
        public Optional<Node> given(Configuration configuration) {
            return configuration.settle(this, left, known -> new EqualConstant(known, right, wanted));
        }

        @Override
        public Object value(Bindings bindings, Locals locals) {
            var one = left.value(bindings, locals);
            return one instanceof Trouble ? one : truth(right.equals(one) == wanted);
        }
    }

    /** Whether a text is a given one, or is not. */
    static final class EqualText extends Node {
        private final Node left;
        private final String right;
        private final boolean wanted;

        EqualText(Node left, String right, boolean wanted) {
            this.left = left;
            this.right = right;
            this.wanted = wanted;
        }

        @Override
        public Optional<Node> given(Configuration configuration) {
            return configuration.settle(this, left, known -> new EqualText(known, right, wanted));
        }

        @Override
        public Object value(Bindings bindings, Locals locals) {
            var one = left.value(bindings, locals);
            return one instanceof Trouble ? one : truth(right.equals(one) == wanted);
        }

        @Override
        public Optional<Scope> scope() {
            return wanted ? scope(left, Set.of(right)) : Optional.empty();
        }

        @Override
        public boolean isScopeAlone() {
            return scope().isPresent();
        }
    }

    /** Whether an integer is a given one, or is not, without boxes. */
    static final class EqualNumber extends Node {
        private final Node left;
        private final long right;
        private final boolean wanted;

        EqualNumber(Node left, long right, boolean wanted) {
            this.left = left;
            this.right = right;
            this.wanted = wanted;
        }

        @Override
        public Optional<Node> given(Configuration configuration) {
            return configuration.settle(this, left, known -> new EqualNumber(known, right, wanted));
        }

        @Override
        public Object value(Bindings bindings, Locals locals) {
            long one = left.number(bindings, locals);
            if (one != NO_NUMBER) {
                return truth((one == right) == wanted);
            }
            var value = left.value(bindings, locals);
            return value instanceof Trouble ? value : truth(((Long) value == right) == wanted);
        }
    }

    /** Whether a map has a key. */
    static final class InMap extends Node {
        private final Node key;
        private final Node map;

        InMap(Node key, Node map) {
            this.key = key;
            this.map = map;
        }

        @Override
        public Object value(Bindings bindings, Locals locals) {
            var value = key.value(bindings, locals);
            var of = map.value(bindings, locals);
            return value instanceof Trouble || of instanceof Trouble
                    ? Trouble.of(value, of)
                    : truth(((Map<?, ?>) of).containsKey(value));
        }
    }

    /** Whether a list holds a value. */
    static final class InList extends Node {
        private final Node element;
        private final Node list;

        InList(Node element, Node list) {
            this.element = element;
            this.list = list;
        }

        @Override
        public Object value(Bindings bindings, Locals locals) {
            var value = element.value(bindings, locals);
            var of = list.value(bindings, locals);
            if (value instanceof Trouble || of instanceof Trouble) {
                return Trouble.of(value, of);
            }
            var elements = (List<?>) of;
            return locals.spend(elements.size()) ? Equality.contains(elements, value) : Trouble.Fault.TOO_EXPENSIVE;
        }
    }

    /** Whether a text is among given ones. */
    static final class InTexts extends Node {
        private final Node element;
        private final Set<String> among;

        InTexts(Node element, List<?> among) {
            this.element = element;
            this.among = among.stream().map(String.class::cast).collect(Collectors.toUnmodifiableSet());
        }

        @Override
        public Object value(Bindings bindings, Locals locals) {
            var value = element.value(bindings, locals);
            return value instanceof Trouble ? value : truth(among.contains(value));
        }

        @Override
        public Optional<Scope> scope() {
            return scope(element, among);
        }

        @Override
        public boolean isScopeAlone() {
            return scope().isPresent();
        }
    }

    /** An element of a list by its place, or of a map by its key. */
    static final class Element extends Node {
        private final Node container;
        private final Node index;

        Element(Node container, Node index) {
            this.container = container;
            this.index = index;
        }

        @Override
        public Object value(Bindings bindings, Locals locals) {
            var of = container.value(bindings, locals);
            var at = index.value(bindings, locals);
            if (of instanceof Trouble || at instanceof Trouble) {
                return Trouble.of(of, at);
            }
            if (of instanceof Map<?, ?> map) {
                var value = map.get(at);
                return value != null ? value : new Trouble.Fault("no key " + Literal.of(at) + where(bindings, locals));
            }
            var list = (List<?>) of;
            long place = (Long) at;
            if (place < 0 || place >= list.size()) {
                return new Trouble.Fault(
                        "no element %d among %d".formatted(place, list.size()) + where(bindings, locals));
            }
            return list.get((int) place);
        }

        @Override
        boolean isPlace() {
            return container.isPlace() && index instanceof Constant;
        }

        private String where(Bindings bindings, Locals locals) {
            var path = locals.explaining() ? container.path(bindings, locals) : "";
            return path.isEmpty() ? "" : " in " + path;
        }

        @Override
        public String path(Bindings bindings, Locals locals) {
            var base = container.path(bindings, locals);
            var at = base.isEmpty() ? "" : index.value(bindings, locals);
            return base.isEmpty() || at instanceof Trouble ? "" : base + "[" + Literal.of(at) + "]";
        }
    }

    /** A list that the text spells out. */
    static final class ListOf extends Node {
        private final List<Node> elements;

        ListOf(List<Node> elements) {
            this.elements = List.copyOf(elements);
        }

        @Override
        public Object value(Bindings bindings, Locals locals) {
            var values = new ArrayList<Object>(elements.size());
            Object trouble = Node.TRUE;
            for (var element : elements) {
                var value = element.value(bindings, locals);
                trouble = value instanceof Trouble ? Trouble.of(trouble, value) : trouble;
                values.add(value);
            }
            return trouble instanceof Trouble ? trouble : Collections.unmodifiableList(values);
        }
    }

    /** A map that the text spells out. */
    static final class MapOf extends Node {
        private final List<Node> keys;
        private final List<Node> values;

        MapOf(List<Node> keys, List<Node> values) {
            this.keys = List.copyOf(keys);
            this.values = List.copyOf(values);
        }

        @Override
        public Object value(Bindings bindings, Locals locals) {
            var map = new LinkedHashMap<Object, Object>();
            Object trouble = Node.TRUE;
            for (int at = 0; at < keys.size(); at++) {
                var key = keys.get(at).value(bindings, locals);
                var value = values.get(at).value(bindings, locals);
                trouble = key instanceof Trouble ? Trouble.of(trouble, key) : trouble;
                trouble = value instanceof Trouble ? Trouble.of(trouble, value) : trouble;
                if (map.put(key, value) != null && !(trouble instanceof Trouble)) {
                    trouble = new Trouble.Fault("the key " + Literal.of(key) + " occurs twice");
                }
            }
            return trouble instanceof Trouble ? trouble : Collections.unmodifiableMap(map);
        }
    }
}
