package io.hullmark.engine.language.expression;

import io.hullmark.engine.rules.Bindings;
import io.hullmark.engine.rules.Scope;
import java.util.Optional;

/** Nodes of three-valued logic: an operand that decides alone does so whatever the other is. */
final class Logical {
    private Logical() {}

    /** Both hold. */
    static final class And extends Node {
        private final Node left;
        private final Node right;

        And(Node left, Node right) {
            this.left = left;
            this.right = right;
        }

        @Override
        public Optional<Node> given(Configuration configuration) {
            return configuration.settle(this, left, right, And::new);
        }

        @Override
        public Object value(Bindings bindings, Locals locals) {
            var one = left.value(bindings, locals);
            if (one == Node.FALSE) {
                return one;
            }
            var other = right.value(bindings, locals);
            if (one == Node.TRUE || other == Node.FALSE) {
                return other;
            }
            return other == Node.TRUE ? one : Trouble.of(one, other);
        }

        /** Either operand alone can make it not hold. */
        @Override
        public Optional<Scope> scope() {
            return left.scope().or(right::scope);
        }
    }

    /** One holds. */
    static final class Or extends Node {
        private final Node left;
        private final Node right;

        Or(Node left, Node right) {
            this.left = left;
            this.right = right;
        }

        @Override
        public Optional<Node> given(Configuration configuration) {
            return configuration.settle(this, left, right, Or::new);
        }

        @Override
        public Object value(Bindings bindings, Locals locals) {
            var one = left.value(bindings, locals);
            if (one == Node.TRUE) {
                return one;
            }
            var other = right.value(bindings, locals);
            if (one == Node.FALSE || other == Node.TRUE) {
                return other;
            }
            return other == Node.FALSE ? one : Trouble.of(one, other);
        }
    }

    /** It does not hold. */
    static final class Not extends Node {
        private final Node of;

        Not(Node of) {
            this.of = of;
        }

        @Override
        public Optional<Node> given(Configuration configuration) {
            return configuration.settle(this, of, Not::new);
        }

        @Override
        public Object value(Bindings bindings, Locals locals) {
            var value = of.value(bindings, locals);
            if (value == Node.TRUE) {
                return Node.FALSE;
            }
            return value == Node.FALSE ? Node.TRUE : value;
        }
    }

    /** One of two values. */
    static final class Choice extends Node {
        private final Node condition;
        private final Node then;
        private final Node otherwise;

        Choice(Node condition, Node then, Node otherwise) {
            this.condition = condition;
            this.then = then;
            this.otherwise = otherwise;
        }

        @Override
        public Object value(Bindings bindings, Locals locals) {
            var value = condition.value(bindings, locals);
            if (value == Node.TRUE) {
                return then.value(bindings, locals);
            }
            return value == Node.FALSE ? otherwise.value(bindings, locals) : value;
        }

        @Override
        long number(Bindings bindings, Locals locals) {
            var value = condition.value(bindings, locals);
            if (value == Node.TRUE) {
                return then.number(bindings, locals);
            }
            return value == Node.FALSE ? otherwise.number(bindings, locals) : NO_NUMBER;
        }
    }
}
