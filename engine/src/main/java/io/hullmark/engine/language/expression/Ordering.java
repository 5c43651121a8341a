package io.hullmark.engine.language.expression;

import io.hullmark.engine.rules.Bindings;
import java.util.Optional;

/** The four comparisons by size. */
enum Ordering {
    LESS("<", true, false, false),
    LESS_OR_EQUAL("<=", true, true, false),
    GREATER(">", false, false, true),
    GREATER_OR_EQUAL(">=", false, true, true);

    private final String symbol;
    private final boolean below;
    private final boolean equal;
    private final boolean above;

    Ordering(String symbol, boolean below, boolean equal, boolean above) {
        this.symbol = symbol;
        this.below = below;
        this.equal = equal;
        this.above = above;
    }

    boolean holds(int comparison) {
        if (comparison == 0) {
            return equal;
        }
        return comparison < 0 ? below : above;
    }

    /** Of two numbers, neither of which is NaN. */
    boolean holds(double one, double other) {
        return one < other ? below : one > other ? above : equal;
    }

    /** As CEL writes it. */
    String symbol() {
        return symbol;
    }

    /** Of two sides. */
    private abstract static class Comparison extends Node {
        final Ordering ordering;
        final Node left;
        final Node right;

        Comparison(Ordering ordering, Node left, Node right) {
            this.ordering = ordering;
            this.left = left;
            this.right = right;
        }

        /** The same comparison of other sides. */
        abstract Node of(Node one, Node other);

        @Override
        public final Optional<Node> given(Configuration configuration) {
            return configuration.settle(this, left, right, this::settled);
        }

        private Node settled(Node one, Node other) {
            var comparison = of(one, other);
            return Bounds.of(ordering, comparison, one, other).orElse(comparison);
        }
    }

    /** Of integers, without boxes. */
    static final class Integers extends Comparison {
        Integers(Ordering ordering, Node left, Node right) {
            super(ordering, left, right);
        }

        @Override
        Node of(Node one, Node other) {
            return new Integers(ordering, one, other);
        }

        @Override
        public Object value(Bindings bindings, Locals locals) {
            long one = left.number(bindings, locals);
            long other = right.number(bindings, locals);
            if (one != NO_NUMBER && other != NO_NUMBER) {
                return truth(ordering.holds(Long.compare(one, other)));
            }
            return new Values(ordering, left, right).value(bindings, locals);
        }
    }

    /** Of doubles, without boxes. */
    static final class Doubles extends Comparison {
        Doubles(Ordering ordering, Node left, Node right) {
            super(ordering, left, right);
        }

        @Override
        Node of(Node one, Node other) {
            return new Doubles(ordering, one, other);
        }

        @Override
        public Object value(Bindings bindings, Locals locals) {
            double one = left.fraction(bindings, locals);
            double other = right.fraction(bindings, locals);
            if (!Double.isNaN(one) && !Double.isNaN(other)) {
                return truth(ordering.holds(one, other));
            }
            return new Values(ordering, left, right).value(bindings, locals);
        }
    }

    /** Of an integer and a double, without boxes. */
    static final class IntegerAndDouble extends Comparison {
        IntegerAndDouble(Ordering ordering, Node left, Node right) {
            super(ordering, left, right);
        }

        @Override
        Node of(Node one, Node other) {
            return new IntegerAndDouble(ordering, one, other);
        }

        @Override
        public Object value(Bindings bindings, Locals locals) {
            long one = left.number(bindings, locals);
            double other = right.fraction(bindings, locals);
            if (one != NO_NUMBER && Numbers.isExact(one) && !Double.isNaN(other)) {
                return truth(ordering.holds((double) one, other));
            }
            return new Values(ordering, left, right).value(bindings, locals);
        }
    }

    /** Of values of any two types that can be compared. */
    static final class Values extends Comparison {
        Values(Ordering ordering, Node left, Node right) {
            super(ordering, left, right);
        }

        @Override
        Node of(Node one, Node other) {
            return new Values(ordering, one, other);
        }

        @Override
        public Object value(Bindings bindings, Locals locals) {
            var one = left.value(bindings, locals);
            var other = right.value(bindings, locals);
            if (one instanceof Trouble || other instanceof Trouble) {
                return Trouble.of(one, other);
            }
            if (isNan(one) || isNan(other)) {
                return Node.FALSE;
            }
            return truth(ordering.holds(compare(one, other)));
        }

        private static boolean isNan(Object value) {
            return value instanceof Double number && number.isNaN();
        }
    }

    @SuppressWarnings("unchecked") // the checker has made sure that both are of one type, or numbers
    private static int compare(Object one, Object other) {
        if (one.getClass() == other.getClass()) {
            // CEL's zero has no sign, Java's comparison of doubles sees one
            return one instanceof Double left && left == ((Double) other).doubleValue()
                    ? 0
                    : ((Comparable<Object>) one).compareTo(other);
        }
        return Numbers.compare(one, other);
    }
}
