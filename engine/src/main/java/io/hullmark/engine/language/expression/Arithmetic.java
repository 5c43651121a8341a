package io.hullmark.engine.language.expression;

import io.hullmark.engine.rules.Bindings;
import java.util.Optional;

/** The five operations on integers and the four on doubles, without boxes, and with errors where CEL has them. */
enum Arithmetic {
    ADD {
        @Override
        long apply(long one, long other) {
            return Math.addExact(one, other);
        }

        @Override
        double apply(double one, double other) {
            return one + other;
        }
    },
    SUBTRACT {
        @Override
        long apply(long one, long other) {
            return Math.subtractExact(one, other);
        }

        @Override
        double apply(double one, double other) {
            return one - other;
        }
    },
    MULTIPLY {
        @Override
        long apply(long one, long other) {
            return Math.multiplyExact(one, other);
        }

        @Override
        double apply(double one, double other) {
            return one * other;
        }
    },
    DIVIDE {
        @Override
        long apply(long one, long other) {
            return inRange(one, other) ? one / other : one;
        }

        @Override
        double apply(double one, double other) {
            return one / other;
        }
    },
    MODULO {
        @Override
        long apply(long one, long other) {
            return inRange(one, other) ? one % other : one;
        }

        @Override
        double apply(double one, double other) {
            throw new IllegalStateException("CEL has no remainder of doubles");
        }
    };

    abstract long apply(long one, long other);

    abstract double apply(double one, double other);

    private static boolean inRange(long one, long other) {
        if (one == Long.MIN_VALUE && other == -1) {
            throw new ArithmeticException("long overflow");
        }
        return true;
    }

    /** Of integers. */
    static final class Integers extends Node {
        private final Arithmetic operation;
        private final Node left;
        private final Node right;

        Integers(Arithmetic operation, Node left, Node right) {
            this.operation = operation;
            this.left = left;
            this.right = right;
        }

        @Override
        public Optional<Node> given(Configuration configuration) {
            return configuration.settle(this, left, right, (one, other) -> new Integers(operation, one, other));
        }

        @Override
        public Object value(Bindings bindings, Locals locals) {
            var one = left.value(bindings, locals);
            var other = right.value(bindings, locals);
            if (one instanceof Trouble || other instanceof Trouble) {
                return Trouble.of(one, other);
            }
            try {
                return operation.apply((long) (Long) one, (long) (Long) other);
            } catch (ArithmeticException impossible) {
                return new Trouble.Fault(reason(impossible));
            }
        }

        @Override
        long number(Bindings bindings, Locals locals) {
            long one = left.number(bindings, locals);
            long other = right.number(bindings, locals);
            if (one == NO_NUMBER || other == NO_NUMBER) {
                return NO_NUMBER;
            }
            try {
                return operation.apply(one, other);
            } catch (ArithmeticException impossible) {
                return NO_NUMBER; // whoever needs the reason asks for the value
            }
        }
    }

    /** Of doubles. */
    static final class Doubles extends Node {
        private final Arithmetic operation;
        private final Node left;
        private final Node right;

        Doubles(Arithmetic operation, Node left, Node right) {
            this.operation = operation;
            this.left = left;
            this.right = right;
        }

        @Override
        public Optional<Node> given(Configuration configuration) {
            return configuration.settle(this, left, right, (one, other) -> new Doubles(operation, one, other));
        }

        @Override
        public Object value(Bindings bindings, Locals locals) {
            var one = left.value(bindings, locals);
            var other = right.value(bindings, locals);
            if (one instanceof Trouble || other instanceof Trouble) {
                return Trouble.of(one, other);
            }
            return operation.apply((double) (Double) one, (double) (Double) other);
        }

        @Override
        double fraction(Bindings bindings, Locals locals) {
            return operation.apply(left.fraction(bindings, locals), right.fraction(bindings, locals));
        }
    }

    /** An integer as a double, without boxes. */
    static final class Widened extends Node {
        private final Node of;

        Widened(Node of) {
            this.of = of;
        }

        @Override
        public Optional<Node> given(Configuration configuration) {
            return configuration.settle(this, of, Widened::new);
        }

        @Override
        public Object value(Bindings bindings, Locals locals) {
            return of.value(bindings, locals) instanceof Long number
                    ? (Object) (double) number
                    : of.value(bindings, locals);
        }

        @Override
        double fraction(Bindings bindings, Locals locals) {
            long number = of.number(bindings, locals);
            return number != NO_NUMBER ? number : super.fraction(bindings, locals);
        }
    }

    /** In the words of this language rather than Java's. */
    static String reason(ArithmeticException impossible) {
        var said = String.valueOf(impossible.getMessage());
        if (said.contains("by zero")) {
            return "division by zero";
        }
        return said.contains("long overflow") || said.contains("integer overflow") ? "int overflow" : said;
    }
}
