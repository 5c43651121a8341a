package io.hullmark.engine.language.expression;

import io.hullmark.engine.rules.Bindings;
import java.util.Collection;

/** Nodes that apply an operation to all their operands; without a value for each of them there is no result. */
final class Call {
    private Call() {}

    /** With one operand. */
    static final class One extends Node {
        private final Operation.One operation;
        private final Node operand;

        One(Operation.One operation, Node operand) {
            this.operation = operation;
            this.operand = operand;
        }

        @Override
        public Object value(Bindings bindings, Locals locals) {
            var value = operand.value(bindings, locals);
            if (value instanceof Trouble) {
                return value;
            }
            if (!locals.spend(cost(value))) {
                return Trouble.Fault.TOO_EXPENSIVE;
            }
            try {
                return operation.of(value);
            } catch (ArithmeticException | IllegalArgumentException impossible) {
                return fault(impossible);
            }
        }
    }

    /** With two operands. */
    static final class Two extends Node {
        private final Operation.Two operation;
        private final Node left;
        private final Node right;

        Two(Operation.Two operation, Node left, Node right) {
            this.operation = operation;
            this.left = left;
            this.right = right;
        }

        @Override
        public Object value(Bindings bindings, Locals locals) {
            var one = left.value(bindings, locals);
            var other = right.value(bindings, locals);
            if (one instanceof Trouble || other instanceof Trouble) {
                return Trouble.of(one, other);
            }
            if (!locals.spend(cost(one) + cost(other))) {
                return Trouble.Fault.TOO_EXPENSIVE;
            }
            try {
                return operation.of(one, other);
            } catch (ArithmeticException | IllegalArgumentException impossible) {
                return fault(impossible);
            }
        }
    }

    /** With three operands. */
    static final class Three extends Node {
        private final Operation.Three operation;
        private final Node first;
        private final Node second;
        private final Node third;

        Three(Operation.Three operation, Node first, Node second, Node third) {
            this.operation = operation;
            this.first = first;
            this.second = second;
            this.third = third;
        }

        @Override
        public Object value(Bindings bindings, Locals locals) {
            var one = first.value(bindings, locals);
            var two = second.value(bindings, locals);
            var three = third.value(bindings, locals);
            if (one instanceof Trouble || two instanceof Trouble || three instanceof Trouble) {
                return Trouble.of(one instanceof Trouble || two instanceof Trouble ? Trouble.of(one, two) : one, three);
            }
            if (!locals.spend(cost(one) + cost(two) + cost(three))) {
                return Trouble.Fault.TOO_EXPENSIVE;
            }
            try {
                return operation.of(one, two, three);
            } catch (ArithmeticException | IllegalArgumentException impossible) {
                return fault(impossible);
            }
        }
    }

    /** The size of a value as an integer without a box. */
    static final class Size extends Node {
        private final Node of;

        Size(Node of) {
            this.of = of;
        }

        @Override
        public Object value(Bindings bindings, Locals locals) {
            var value = of.value(bindings, locals);
            return value instanceof Trouble ? value : (Object) size(value);
        }

        @Override
        long number(Bindings bindings, Locals locals) {
            var value = of.value(bindings, locals);
            return value instanceof Trouble ? NO_NUMBER : size(value);
        }

        private static long size(Object value) {
            if (value instanceof String text) {
                return text.codePointCount(0, text.length());
            }
            return value instanceof Collection<?> list ? list.size() : ((java.util.Map<?, ?>) value).size();
        }
    }

    /** Steps that it takes to look at a value: what is long costs more than what is short. */
    static int cost(Object value) {
        if (value instanceof String text) {
            return text.length() >> 6;
        }
        // asked first, because it costs less than asking for an interface
        if (value instanceof Number || value instanceof Boolean) {
            return 1;
        }
        return value instanceof Collection<?> list ? list.size() : 1;
    }

    private static Trouble fault(RuntimeException impossible) {
        return new Trouble.Fault(
                impossible instanceof ArithmeticException arithmetic
                        ? Arithmetic.reason(arithmetic)
                        : String.valueOf(impossible.getMessage()));
    }
}
