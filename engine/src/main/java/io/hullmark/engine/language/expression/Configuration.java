package io.hullmark.engine.language.expression;

import io.hullmark.engine.rules.Bindings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * The configuration of one subject, which stays as it is while samples of it come. Nodes leave in it what they found, so that subjects
 * in which the same was found can share what is left of an expression.
 */
public final class Configuration {
    private final Bindings bindings;
    private final List<Object> found = new ArrayList<>();

    public Configuration(Bindings bindings) {
        this.bindings = bindings;
    }

    /** What nodes found in it, in their order. */
    public List<Object> found() {
        return List.copyOf(found);
    }

    /** A node that reads nothing but configuration, as its value. */
    Node constant(Node node) {
        var value = node.value(bindings, Locals.NONE);
        found.add(value);
        return new Constant(value);
    }

    /** A node of one operand, put together anew where something of the operand is known. */
    Optional<Node> settle(Node whole, Node of, UnaryOperator<Node> parts) {
        return of.given(this).map(known -> known == of ? whole : settled(parts.apply(known), known));
    }

    /** A node of two operands. */
    Optional<Node> settle(Node whole, Node left, Node right, BinaryOperator<Node> parts) {
        return left.given(this)
                .flatMap(one -> right.given(this)
                        .map(other ->
                                one == left && other == right ? whole : settled(parts.apply(one, other), one, other)));
    }

    private static Node settled(Node node, Node... operands) {
        for (var operand : operands) {
            if (!(operand instanceof Constant)) {
                return node;
            }
        }
        return new Constant(node.value(Dialect.NOTHING, Locals.NONE));
    }
}
