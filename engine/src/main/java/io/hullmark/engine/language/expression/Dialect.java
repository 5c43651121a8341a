package io.hullmark.engine.language.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.StructTypeReference;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import io.hullmark.engine.facts.ContainerFacts;
import io.hullmark.engine.facts.FieldType;
import io.hullmark.engine.facts.HostFacts;
import io.hullmark.engine.facts.ImageFacts;
import io.hullmark.engine.facts.Struct;
import io.hullmark.engine.facts.StructType;
import io.hullmark.engine.language.text.Passage;
import io.hullmark.engine.language.text.PolicyText;
import io.hullmark.engine.language.text.Problems;
import io.hullmark.engine.rules.Bindings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** The CEL in which one rule may be written: its variables and functions, and the bounds on its size. */
public final class Dialect {
    static final String POLICY = "policy";

    /** What constants are computed from. */
    static final Bindings NOTHING = new Bindings(
            Struct.of(HostFacts.TYPE).build(),
            Struct.of(ImageFacts.TYPE).build(),
            Struct.of(ContainerFacts.TYPE).build());

    /** Longest expression in characters. */
    private static final int LONGEST = 8_192;

    private static final CelOptions OPTIONS = CelOptions.current()
            .populateMacroCalls(true)
            .maxExpressionCodePointSize(LONGEST)
            .maxParseRecursionDepth(100)
            .maxParseExpressionNodeCount(2_000)
            .maxParseErrorRecoveryLimit(10)
            .enableHeterogeneousNumericComparisons(true)
            .build();

    private final CelCompiler compiler;
    private final Types types;
    private final Variables variables;
    private final Calls.Functions functions;
    private final Complaints complaints;

    private Dialect(CelCompiler compiler, Types types, Variables variables, List<DomainFunction> functions) {
        this.compiler = compiler;
        this.types = types;
        this.variables = variables;
        var byOverload = new LinkedHashMap<String, DomainFunction>();
        functions.forEach(function -> byOverload.put(function.overload(), function));
        this.functions = new Calls.Functions(byOverload);
        this.complaints = new Complaints(types, variables, functions);
    }

    public static Dialect of(Variables variables, List<DomainFunction> functions) {
        var policy = StructType.named(POLICY);
        variables.policy().forEach((name, value) -> policy.field(name, PolicyText.typeOf(value), "a site's value"));
        var policyType = policy.build();
        var roots = new ArrayList<>(variables.subjects().values());
        roots.add(policyType);
        var types = Types.of(roots);
        var builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setTypeProvider(types)
                .addVar(POLICY, Types.of(policyType));
        variables
                .subjects()
                .forEach((name, type) -> builder.addVar(name, StructTypeReference.create(Types.PREFIX + type.name())));
        variables.element().ifPresent(element -> builder.addVar(element.name(), element.type()));
        functions.forEach(function -> builder.addFunctionDeclarations(function.declaration()));
        return new Dialect(builder.build(), types, variables, functions);
    }

    /** The same with an element of a list, or a key of a map, as a variable. */
    public Dialect with(String name, CelType range) {
        var element = new Variables.Element(name, Expected.elementOf(range));
        return new Dialect(
                compiler.toCompilerBuilder().addVar(name, element.type()).build(),
                types,
                variables.with(element),
                List.copyOf(functions.byOverload().values()));
    }

    /** The expression that a text is; empty after a problem. */
    public Optional<Expression> compile(Passage text, Expected expected, Problems problems) {
        int before = problems.count();
        if (text.text().length() > LONGEST) {
            problems.add(
                    text.place(),
                    "an expression has at most %d characters, this one has %d"
                            .formatted(LONGEST, text.text().length()));
            return Optional.empty();
        }
        try {
            var ast = compiler.compile(text.text()).getAst();
            expected.check(ast.getResultType(), text, problems);
            var expression = translate(ast, text, expected, problems);
            return problems.count() > before ? Optional.empty() : Optional.of(expression);
        } catch (CelValidationException wrong) {
            complaints.tell(wrong.getErrors(), text, problems);
            return Optional.empty();
        }
    }

    private Expression translate(CelAbstractSyntaxTree ast, Passage text, Expected expected, Problems problems) {
        var refusals = new Refusals(text, ast.getSource(), problems);
        var translator = new Translator(ast, types, variables, functions, refusals);
        int before = problems.count();
        var node = translator.translate(ast.getExpr());
        var clause = expected == Expected.CONDITION && problems.count() == before
                ? Optional.of(new Clauses(ast, translator).of(ast.getExpr()))
                : Optional.<Clause>empty();
        return new Expression(node, clause, ast.getResultType(), translator.reads(), translator.size());
    }

    /** The type of the elements of a list or of the keys of a map that an expression gives. */
    public FieldType elementType(Expression collection) {
        return types.element(collection.type());
    }
}
