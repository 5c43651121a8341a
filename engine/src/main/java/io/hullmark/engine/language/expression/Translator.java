package io.hullmark.engine.language.expression;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import io.hullmark.engine.facts.Field;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns a checked expression into nodes, and refuses what this language leaves out of CEL. */
final class Translator {
    private final CelAbstractSyntaxTree ast;
    private final Types types;
    private final Variables variables;
    private final Calls calls;
    private final Refusals refusals;
    private final Set<String> reads = new LinkedHashSet<>();
    private Scope scope;
    private int size;
    private int translated;

    Translator(
            CelAbstractSyntaxTree ast, Types types, Variables variables, Calls.Functions functions, Refusals refusals) {
        this.ast = ast;
        this.types = types;
        this.variables = variables;
        this.refusals = refusals;
        this.calls = new Calls(this, functions);
        this.scope = Scope.of(variables);
        this.size = scope.size();
    }

    /** Places that evaluation needs for variables. */
    int size() {
        return size;
    }

    Set<String> reads() {
        return reads;
    }

    Types types() {
        return types;
    }

    Scope scope() {
        return scope;
    }

    CelType type(CelExpr expression) {
        return ast.getTypeOrThrow(expression.id());
    }

    /** The overload that the checker chose; there is always one, since types are known. */
    Optional<String> overload(CelExpr expression) {
        return ast.getReference(expression.id())
                .map(reference -> reference.overloadIds())
                .filter(overloads -> overloads.size() == 1)
                .map(overloads -> overloads.get(0));
    }

    Node refuse(CelExpr expression, String message) {
        return refusals.add(expression.id(), message);
    }

    Node translate(CelExpr expression) {
        translated++;
        if (type(expression).kind() == CelKind.DYN) {
            return refuse(expression, "the type of this can't be known before it is evaluated; dyn is not supported");
        }
        return switch (expression.getKind()) {
            case CONSTANT -> constant(expression);
            case IDENT -> variable(expression);
            case SELECT -> expression.select().testOnly() ? presence(expression) : selection(expression);
            case CALL -> calls.translate(expression);
            case LIST -> list(expression);
            case MAP -> map(expression);
            case COMPREHENSION -> loop(expression);
            case STRUCT -> refuse(expression, "messages can't be made here; use lists and maps");
            case NOT_SET -> refuse(expression, "nothing stands here");
        };
    }

    private Node constant(CelExpr expression) {
        var constant = expression.constant();
        return switch (constant.getKind()) {
            case BOOLEAN_VALUE -> new Constant(Node.truth(constant.booleanValue()));
            case INT64_VALUE -> new Constant(constant.int64Value());
            case UINT64_VALUE ->
                new Constant(new Unsigned(constant.uint64Value().longValue()));
            case DOUBLE_VALUE -> new Constant(constant.doubleValue());
            case STRING_VALUE -> new Constant(constant.stringValue());
            case NULL_VALUE -> refuse(expression, "there is no null; whether an input is there is asked with has()");
            default -> refuse(expression, kind(constant) + " are not supported; use strings");
        };
    }

    private static String kind(CelConstant constant) {
        return constant.getKind() == CelConstant.Kind.BYTES_VALUE ? "bytes" : "such constants";
    }

    private Node variable(CelExpr expression) {
        var name = expression.ident().name();
        var local = scope.local(name);
        if (local.isPresent()) {
            return new Inputs.LoopVariable(local.get());
        }
        return refuse(
                expression,
                variables.subjects().containsKey(name) || name.equals(Dialect.POLICY)
                        ? "name a field of %s; as a whole it has no value".formatted(name)
                        : "types have no value here; they are checked before a rule is evaluated");
    }

    /** The name of the subject or of the policy, if an expression is nothing but that. */
    Optional<String> root(CelExpr expression) {
        return expression.getKind() == CelExpr.ExprKind.Kind.IDENT
                        && scope.local(expression.ident().name()).isEmpty()
                ? Optional.of(expression.ident().name())
                : Optional.empty();
    }

    private Node selection(CelExpr expression) {
        var operand = expression.select().operand();
        var name = expression.select().field();
        var root = root(operand);
        if (root.isPresent() && root.get().equals(Dialect.POLICY)) {
            return new Constant(policy(name), Dialect.POLICY + "." + name);
        }
        var struct = types.struct(type(operand));
        if (struct.isEmpty()) {
            return new Containers.Element(translate(operand), new Constant(name));
        }
        var field = struct.get().field(name).orElseThrow();
        return root.isPresent() ? subjectField(root.get(), field) : new Inputs.StructField(translate(operand), field);
    }

    private Object policy(String name) {
        return Optional.ofNullable(variables.policy().get(name)).orElseThrow();
    }

    private Inputs.SubjectField subjectField(String variable, Field field) {
        reads.add(variable + "." + field.section());
        return Inputs.SubjectField.of(variable, field);
    }

    private Node presence(CelExpr expression) {
        var operand = expression.select().operand();
        var name = expression.select().field();
        var root = root(operand);
        if (root.isPresent() && root.get().equals(Dialect.POLICY)) {
            return new Constant(Node.TRUE);
        }
        var struct = types.struct(type(operand));
        if (struct.isEmpty()) {
            return new Containers.InMap(new Constant(name), translate(operand));
        }
        var field = struct.get().field(name).orElseThrow();
        return root.isPresent()
                ? new Inputs.SubjectPresence(subjectField(root.get(), field))
                : new Inputs.StructPresence(new Inputs.StructField(translate(operand), field));
    }

    private Node list(CelExpr expression) {
        var elements = expression.list().elements();
        if (isDynamic(expression) && !elements.isEmpty()) {
            return refuse(expression, "the elements of a list must have one type");
        }
        return folded(new Containers.ListOf(all(elements)), elements);
    }

    private Node map(CelExpr expression) {
        var keys = new ArrayList<CelExpr>();
        var values = new ArrayList<CelExpr>();
        expression.map().entries().forEach(entry -> {
            keys.add(entry.key());
            values.add(entry.value());
        });
        if (isDynamic(expression) && !keys.isEmpty()) {
            return refuse(expression, "the keys of a map must have one type, and so must its values");
        }
        var parts = new ArrayList<>(keys);
        parts.addAll(values);
        return folded(new Containers.MapOf(all(keys), all(values)), parts);
    }

    private boolean isDynamic(CelExpr expression) {
        return type(expression).parameters().stream().anyMatch(type -> type.kind() == CelKind.DYN);
    }

    List<Node> all(List<CelExpr> expressions) {
        return expressions.stream().map(this::translate).toList();
    }

    /** Computes now what depends on constants alone, unless it fails, which only matters if it is evaluated. */
    private static Node folded(Node node, List<CelExpr> parts) {
        boolean constant = parts.stream().allMatch(part -> part.getKind() == CelExpr.ExprKind.Kind.CONSTANT);
        var value = constant ? node.value(Dialect.NOTHING, Locals.NONE) : Trouble.Fault.UNSAID;
        return value instanceof Trouble ? node : new Constant(value);
    }

    /** The range of a loop, whose variable is bound in the body alone. */
    Loop.Range range(CelExpr expression) {
        var range = expression.comprehension().iterRange();
        return new Loop.Range(translate(range), types.element(type(range)), scope.size());
    }

    /** Translates the body of a loop, in which a variable has a place. */
    <T> T within(CelExpr loop, Loop.Range range, java.util.function.Supplier<T> body) {
        var outer = scope;
        scope = outer.with(loop.comprehension().iterVar(), range.slot());
        size = Math.max(size, scope.size());
        try {
            return body.get();
        } finally {
            scope = outer;
        }
    }

    private Node loop(CelExpr expression) {
        var macro = Macro.of(ast, expression);
        if (macro.isEmpty()) {
            return refuse(expression, "this macro is not supported");
        }
        var range = range(expression);
        int before = translated;
        return within(expression, range, () -> {
            var condition = translate(macro.get().condition());
            var body = macro.get().result().map(this::translate);
            int weight = translated - before + 1;
            return switch (macro.get().kind()) {
                case ALL -> new Loop.Quantifier(range, condition, weight, false);
                case EXISTS -> new Loop.Quantifier(range, condition, weight, true);
                case EXISTS_ONE -> new Loop.ExactlyOne(range, condition, weight);
                case FILTER -> new Loop.Filter(range, condition, weight);
                case MAP -> new Loop.Transform(range, new Constant(Node.TRUE), condition, weight);
                case FILTER_MAP -> new Loop.Transform(range, condition, body.orElseThrow(), weight);
            };
        });
    }

    Optional<Macro> macro(CelExpr expression) {
        return Macro.of(ast, expression);
    }

    ImmutableList<CelExpr> arguments(CelExpr expression) {
        return expression.call().args();
    }
}
