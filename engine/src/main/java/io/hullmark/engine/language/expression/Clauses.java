package io.hullmark.engine.language.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.types.CelKind;
import dev.cel.parser.CelUnparser;
import dev.cel.parser.CelUnparserFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes a condition apart for explanation. */
final class Clauses {
    private static final CelUnparser UNPARSER = CelUnparserFactory.newUnparser();

    /** Words before the other value: when the comparison should hold, when it should not, and both from the other side. */
    private record Words(String wanted, String unwanted, String flipped, String unwantedFlipped) {}

    private static final Map<String, Words> COMPARISONS = Map.of(
            "_==_", new Words("", "not ", "", "not "),
            "_!=_", new Words("not ", "", "not ", ""),
            "_<_", new Words("< ", ">= ", "> ", "<= "),
            "_<=_", new Words("<= ", "> ", ">= ", "< "),
            "_>_", new Words("> ", "<= ", "< ", ">= "),
            "_>=_", new Words(">= ", "< ", "<= ", "> "),
            "@in", new Words("in ", "not in ", "containing ", "not containing "));

    private final CelAbstractSyntaxTree ast;
    private final Translator translator;

    Clauses(CelAbstractSyntaxTree ast, Translator translator) {
        this.ast = ast;
        this.translator = translator;
    }

    Clause of(CelExpr expression) {
        return switch (expression.getKind()) {
            case CALL -> call(expression);
            case COMPREHENSION -> loop(expression);
            case SELECT -> expression.select().testOnly() ? presence(expression) : flag(expression);
            default -> flag(expression);
        };
    }

    private Clause call(CelExpr expression) {
        var arguments = expression.call().args();
        return switch (expression.call().function()) {
            case "_&&_", "_||_" ->
                new Clause.Junction(node(expression), List.of(of(arguments.get(0)), of(arguments.get(1))));
            case "!_" -> new Clause.Negation(node(expression), of(arguments.get(0)));
            case "_?_:_" ->
                new Clause.Branch(node(expression), of(arguments.get(0)), of(arguments.get(1)), of(arguments.get(2)));
            case "_[_]" -> flag(expression);
            default -> {
                var words = COMPARISONS.get(expression.call().function());
                yield words == null ? opaque(expression) : compared(expression, words, arguments);
            }
        };
    }

    private Clause compared(CelExpr expression, Words words, List<CelExpr> sides) {
        var left = sides.get(0);
        var right = sides.get(1);
        if (isInput(left)) {
            return new Clause.Compared(
                    node(expression), node(left), words.wanted(), words.unwanted(), node(right), name(right));
        }
        if (isInput(right)) {
            return new Clause.Compared(
                    node(expression), node(right), words.flipped(), words.unwantedFlipped(), node(left), name(left));
        }
        return opaque(expression);
    }

    /** How the other side of a comparison is written, with a place for its literal. */
    private String name(CelExpr expression) {
        if (isPolicy(expression)) {
            return expression.select().operand().ident().name() + "."
                    + expression.select().field() + " %s";
        }
        return inputs(expression).isEmpty() ? "%s" : "%s (" + source(expression).replace("%", "%%") + ")";
    }

    private Clause presence(CelExpr expression) {
        var select = expression.select();
        var input = CelExpr.ofSelect(expression.id(), select.operand(), select.field(), false);
        return isInput(input) && !isPolicy(input)
                ? new Clause.Present(node(expression), presentNode(expression))
                : opaque(expression);
    }

    /** The value whose presence is asked for. The checker gave the test's type to this id, which is no hindrance here. */
    private Node presentNode(CelExpr expression) {
        var select = expression.select();
        return translator.translate(CelExpr.ofSelect(expression.id(), select.operand(), select.field(), false));
    }

    private Clause loop(CelExpr expression) {
        var macro = translator.macro(expression);
        var kind = macro.map(Macro::kind).orElse(Macro.Kind.EXISTS_ONE);
        if (kind != Macro.Kind.ALL && kind != Macro.Kind.EXISTS) {
            return opaque(expression);
        }
        var node = node(expression);
        var range = translator.range(expression);
        var body = translator.within(
                expression, range, () -> of(macro.orElseThrow().condition()));
        return new Clause.Elementwise(node, range, body, kind == Macro.Kind.EXISTS, opaque(expression));
    }

    private Clause flag(CelExpr expression) {
        return isInput(expression) && !isPolicy(expression) ? new Clause.Flag(node(expression)) : opaque(expression);
    }

    private Clause opaque(CelExpr expression) {
        return new Clause.Opaque(
                node(expression), inputs(expression).stream().map(this::node).toList(), source(expression));
    }

    private Node node(CelExpr expression) {
        return translator.translate(expression);
    }

    private String source(CelExpr expression) {
        return UNPARSER.unparse(CelAbstractSyntaxTree.newParsedAst(expression, ast.getSource()));
    }

    private boolean isPolicy(CelExpr expression) {
        return expression.getKind() == Kind.SELECT
                && translator.root(expression.select().operand()).equals(Optional.of(Dialect.POLICY));
    }

    /** Whether an expression only leads to an input: a field of a field, an element of a list, the variable of a loop. */
    private boolean isInput(CelExpr expression) {
        return switch (expression.getKind()) {
            case IDENT -> translator.scope().local(expression.ident().name()).isPresent();
            case SELECT ->
                !expression.select().testOnly()
                        && !isPolicy(expression)
                        && (translator.root(expression.select().operand()).isPresent()
                                || isInput(expression.select().operand()));
            case CALL ->
                expression.call().function().equals("_[_]")
                        && isInput(expression.call().args().get(0));
            default -> false;
        };
    }

    /** The inputs in an expression that are bound where it stands: those of its own loops are not. */
    private List<CelExpr> inputs(CelExpr expression) {
        var found = new ArrayList<CelExpr>();
        gather(expression, found);
        return found;
    }

    private void gather(CelExpr expression, List<CelExpr> found) {
        if (isInput(expression)) {
            if (found.size() < 10) {
                found.add(expression);
            }
            return;
        }
        switch (expression.getKind()) {
            case SELECT -> gather(expression.select().operand(), found);
            case CALL -> {
                expression.call().target().filter(this::isValue).ifPresent(target -> gather(target, found));
                expression.call().args().forEach(argument -> gather(argument, found));
            }
            case LIST -> expression.list().elements().forEach(element -> gather(element, found));
            case MAP -> expression.map().entries().forEach(entry -> gather(entry.value(), found));
            case COMPREHENSION -> {
                var loop = expression.comprehension();
                gather(loop.iterRange(), found);
                // a loop over constants still asks about inputs
                var asked = new ArrayList<CelExpr>();
                gather(loop.loopStep(), asked);
                asked.removeIf(input -> leadsTo(loop.iterVar(), input));
                asked.stream().limit(10L - found.size()).forEach(found::add);
            }
            default -> {
                // constants and names lead to no input
            }
        }
    }

    /** Whether an input is a variable, or is found in it. */
    private static boolean leadsTo(String variable, CelExpr input) {
        return switch (input.getKind()) {
            case IDENT -> input.ident().name().equals(variable);
            case SELECT -> leadsTo(variable, input.select().operand());
            case CALL -> leadsTo(variable, input.call().args().get(0));
            default -> false;
        };
    }

    /** The namespace of a function is no value. */
    private boolean isValue(CelExpr target) {
        return ast.getType(target.id())
                .filter(type -> type.kind() != CelKind.ERROR)
                .isPresent();
    }
}
