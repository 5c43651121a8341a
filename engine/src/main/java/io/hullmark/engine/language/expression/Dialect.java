package io.hullmark.engine.language.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import dev.cel.parser.CelStandardMacro;
import io.hullmark.engine.facts.ContainerFacts;
import io.hullmark.engine.facts.FieldType;
import io.hullmark.engine.facts.HostFacts;
import io.hullmark.engine.facts.ImageFacts;
import io.hullmark.engine.facts.Struct;
import io.hullmark.engine.facts.StructType;
import io.hullmark.engine.language.text.CheckedTexts;
import io.hullmark.engine.language.text.Passage;
import io.hullmark.engine.language.text.PolicyText;
import io.hullmark.engine.language.text.Problems;
import io.hullmark.engine.rules.Bindings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    private static final CelParser PARSER = CelParserFactory.standardCelParserBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .build();

    private final Types types;
    private final Variables variables;
    private final Calls.Functions functions;
    private final CelCompiler compiler;
    private final Recollection facts;
    private final Checking checking;

    private Dialect(Types types, Variables variables, Calls.Functions functions, Recollection facts) {
        this.types = types;
        this.variables = variables;
        this.functions = functions;
        this.compiler = CelCompilerFactory.combine(PARSER, new Vocabulary(OPTIONS, types, variables, functions));
        this.facts = facts;
        this.checking = new Checking(compiler, facts.among(variables::description));
    }

    public static Dialect of(Variables variables, List<DomainFunction> functions) {
        return of(variables, functions, CheckedTexts.NONE);
    }

    /** Looks first among expressions that were checked before. */
    public static Dialect of(Variables variables, List<DomainFunction> functions, CheckedTexts known) {
        var roots = new ArrayList<>(variables.subjects().values());
        roots.add(policyType(variables.policy()));
        var types = Types.of(roots);
        var called = Calls.Functions.of(functions);
        return new Dialect(
                types, variables, called, Recollection.of(known, () -> types.description() + called.names()));
    }

    private static StructType policyType(Map<String, Object> values) {
        var policy = StructType.named(POLICY);
        values.forEach((name, value) -> policy.field(name, PolicyText.typeOf(value), "a site's value"));
        return policy.build();
    }

    /** The same under other policy values. */
    public Dialect under(Map<String, Object> policy) {
        return policy.equals(variables.policy())
                ? this
                : new Dialect(types.with(policyType(policy)), variables.under(policy), functions, facts);
    }

    /** The same with an element of a list, or a key of a map, as a variable. */
    public Dialect with(String name, CelType range) {
        var element = new Variables.Element(name, Expected.elementOf(range));
        return new Dialect(types, variables.with(element), functions, facts);
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
            var ast = checking.of(text.text());
            expected.check(ast.getResultType(), text, problems);
            var expression = translate(ast, text, expected, problems);
            if (problems.count() > before) {
                return Optional.empty();
            }
            checking.keep(text.text(), ast);
            return Optional.of(expression);
        } catch (CelValidationException wrong) {
            new Complaints(types, variables, functions).tell(wrong.getErrors(), text, problems);
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

    /** What checks expressions, so that tests can hand the same ones to the reference evaluator. */
    CelCompiler compiler() {
        return compiler;
    }

    /** The type of the elements of a list or of the keys of a map that an expression gives. */
    public FieldType elementType(Expression collection) {
        return types.element(collection.type());
    }
}
