package io.hullmark.engine.language.expression;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Translates calls: operators, standard functions and our own. */
final class Calls {
    private static final Map<String, Ordering> ORDERINGS = Map.of(
            "_<_", Ordering.LESS,
            "_<=_", Ordering.LESS_OR_EQUAL,
            "_>_", Ordering.GREATER,
            "_>=_", Ordering.GREATER_OR_EQUAL);

    private static final Map<String, Arithmetic> ARITHMETIC = Map.of(
            "_+_", Arithmetic.ADD,
            "_-_", Arithmetic.SUBTRACT,
            "_*_", Arithmetic.MULTIPLY,
            "_/_", Arithmetic.DIVIDE,
            "_%_", Arithmetic.MODULO);

    private final Translator translator;
    private final Functions functions;

    Calls(Translator translator, Functions functions) {
        this.translator = translator;
        this.functions = functions;
    }

    /** Our own functions by the ids of their overloads. */
    record Functions(Map<String, DomainFunction> byOverload) {
        Functions {
            byOverload = Map.copyOf(byOverload);
        }

        static Functions of(List<DomainFunction> functions) {
            return new Functions(
                    functions.stream().collect(Collectors.toMap(DomainFunction::overload, function -> function)));
        }

        /** The overloads, in the order of their names. */
        Set<String> names() {
            return new TreeSet<>(byOverload.keySet());
        }

        Optional<DomainFunction> of(String overload) {
            return Optional.ofNullable(byOverload.get(overload));
        }
    }

    Node translate(CelExpr expression) {
        var operands = operands(expression);
        var function = expression.call().function();
        return switch (function) {
            case "_&&_" -> new Logical.And(at(operands, 0), at(operands, 1));
            case "_||_" -> new Logical.Or(at(operands, 0), at(operands, 1));
            case "!_" -> new Logical.Not(at(operands, 0));
            case "_?_:_" -> new Logical.Choice(at(operands, 0), at(operands, 1), at(operands, 2));
            case "_==_" -> equality(expression, operands, true);
            case "_!=_" -> equality(expression, operands, false);
            case "_[_]" -> new Containers.Element(at(operands, 0), at(operands, 1));
            case "@in" -> in(operands);
            case "size" -> size(expression, operands);
            case "matches" -> matches(operands);
            default -> {
                var ordering = ORDERINGS.get(function);
                yield ordering != null ? ordering(expression, ordering, operands) : operation(expression, operands);
            }
        };
    }

    /** What a call applies to; the namespace of one of our functions is no operand. */
    List<CelExpr> operands(CelExpr expression) {
        var operands = new ArrayList<CelExpr>();
        boolean namespaced =
                translator.overload(expression).flatMap(functions::of).isPresent();
        expression.call().target().filter(target -> !namespaced).ifPresent(operands::add);
        operands.addAll(expression.call().args());
        return operands;
    }

    private Node at(List<CelExpr> operands, int index) {
        return translator.translate(operands.get(index));
    }

    private CelKind kind(CelExpr expression) {
        return translator.type(expression).kind();
    }

    private Node equality(CelExpr expression, List<CelExpr> operands, boolean wanted) {
        var left = at(operands, 0);
        var right = at(operands, 1);
        if (left instanceof Constant && !(right instanceof Constant)) {
            var swap = left;
            left = right;
            right = swap;
        }
        return switch (kind(operands.get(0))) {
            case INT ->
                right instanceof Constant constant
                                && constant.value() instanceof Long number
                                && kind(operands.get(1)) == CelKind.INT
                        ? new Containers.EqualNumber(left, number, wanted)
                        : new Containers.Equal(left, right, wanted);
            case STRING ->
                right instanceof Constant constant
                        ? new Containers.EqualText(left, (String) constant.value(), wanted)
                        : new Containers.Equal(left, right, wanted);
            case BOOL, TIMESTAMP, DURATION, UINT ->
                right instanceof Constant constant
                        ? new Containers.EqualConstant(left, constant.value(), wanted)
                        : new Containers.Equal(left, right, wanted);
            case BYTES, TYPE -> unsupported(expression);
            default -> new Containers.Equal(left, right, wanted);
        };
    }

    private Node in(List<CelExpr> operands) {
        var element = at(operands, 0);
        var container = at(operands, 1);
        boolean plain = kind(operands.get(0)) == CelKind.STRING;
        if (plain && container instanceof Constant constant && constant.value() instanceof List<?> list) {
            return new Containers.InTexts(element, list);
        }
        return kind(operands.get(1)) == CelKind.MAP
                ? new Containers.InMap(element, container)
                : new Containers.InList(element, container);
    }

    private Node size(CelExpr expression, List<CelExpr> operands) {
        return kind(operands.get(0)) == CelKind.BYTES ? unsupported(expression) : new Call.Size(at(operands, 0));
    }

    private Node ordering(CelExpr expression, Ordering ordering, List<CelExpr> operands) {
        if (kind(operands.get(0)) == CelKind.BYTES) {
            return unsupported(expression);
        }
        var left = at(operands, 0);
        var right = at(operands, 1);
        var one = kind(operands.get(0));
        var other = kind(operands.get(1));
        if (one == CelKind.INT && other == CelKind.INT) {
            return new Ordering.Integers(ordering, left, right);
        } else if (one == CelKind.INT && other == CelKind.DOUBLE) {
            return new Ordering.IntegerAndDouble(ordering, left, right);
        }
        return one == CelKind.DOUBLE && other == CelKind.DOUBLE
                ? new Ordering.Doubles(ordering, left, right)
                : new Ordering.Values(ordering, left, right);
    }

    private Node matches(List<CelExpr> operands) {
        var text = at(operands, 0);
        var pattern = at(operands, 1);
        if (!(pattern instanceof Constant constant && constant.value() instanceof String regex)) {
            return new Matching.Computed(text, pattern);
        }
        try {
            return new Matching.Constantly(text, Matching.compile(regex));
        } catch (IllegalArgumentException wrong) {
            return translator.refuse(operands.get(1), String.valueOf(wrong.getMessage()));
        }
    }

    private Node operation(CelExpr expression, List<CelExpr> operands) {
        var overload = translator.overload(expression).orElse("");
        var arithmetic = ARITHMETIC.get(expression.call().function());
        if (arithmetic != null && overload.endsWith("_int64")) {
            return new Arithmetic.Integers(arithmetic, at(operands, 0), at(operands, 1));
        }
        if (arithmetic != null && overload.endsWith("_double")) {
            return new Arithmetic.Doubles(arithmetic, at(operands, 0), at(operands, 1));
        }
        if (overload.equals("int64_to_double")) {
            return new Arithmetic.Widened(at(operands, 0));
        }
        if (overload.equals("negate_int64")) {
            return new Arithmetic.Integers(Arithmetic.SUBTRACT, new Constant(0L), at(operands, 0));
        }
        var operation = functions.of(overload).map(DomainFunction::operation).or(() -> Operations.of(overload));
        return operation.isEmpty() ? unsupported(expression) : applied(expression, operation.get(), operands);
    }

    private Node applied(CelExpr expression, Operation operation, List<CelExpr> operands) {
        var arguments = translator.all(operands);
        if (operation instanceof Operation.One one) {
            return folded(expression, new Call.One(one, arguments.get(0)), arguments);
        }
        if (operation instanceof Operation.Two two) {
            return folded(expression, new Call.Two(two, arguments.get(0), arguments.get(1)), arguments);
        }
        return folded(
                expression,
                new Call.Three((Operation.Three) operation, arguments.get(0), arguments.get(1), arguments.get(2)),
                arguments);
    }

    /** What constants alone give is computed now; a text that can't be read as what it should be is told to its author. */
    private Node folded(CelExpr expression, Node node, List<Node> arguments) {
        if (!arguments.stream().allMatch(Constant.class::isInstance)) {
            return node;
        }
        var value = node.value(Dialect.NOTHING, Locals.NONE);
        if (value instanceof Trouble trouble) {
            boolean fromText = arguments.stream()
                    .anyMatch(argument -> argument instanceof Constant constant && constant.value() instanceof String);
            return fromText ? translator.refuse(expression, "this always fails: " + trouble.detail()) : node;
        }
        return new Constant(value);
    }

    private Node unsupported(CelExpr expression) {
        var function = expression.call().function();
        return translator.refuse(
                expression,
                "'%s' is not supported here: the language has bool, int, uint, double, string, list, map, timestamp and duration, but neither bytes, dyn nor types as values"
                        .formatted(function.replace("_", "")));
    }
}
