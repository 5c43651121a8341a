package io.hullmark.engine.language.expression;

import dev.cel.checker.CelChecker;
import dev.cel.checker.CelCheckerBuilder;
import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationResult;
import dev.cel.common.CelVarDecl;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExprVisitor;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.compiler.CelCompilerFactory;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * What expressions can name, and the check that they do. The reference implementation declares everything anew for each
 * check, which takes many times as long as the check, so it gets only those functions whose names an expression has. No
 * other makes a difference, not even to what is said of an error: that lists the overloads of the function in question.
 */
@SuppressWarnings("Immutable") // nothing changes after construction, which the checker can't see of JDK collections
final class Vocabulary implements CelChecker {
    private final CelOptions options;
    private final Types types;
    private final Variables variables;
    private final Calls.Functions functions;

    Vocabulary(CelOptions options, Types types, Variables variables, Calls.Functions functions) {
        this.options = options;
        this.types = types;
        this.variables = variables;
        this.functions = functions;
    }

    @Override
    public CelValidationResult check(CelAbstractSyntaxTree parsed) {
        var called = new Called();
        called.visit(parsed);
        return narrowed(called.names).check(parsed);
    }

    private CelChecker narrowed(Set<String> names) {
        // what is left out is named, not what is kept, for to keep nothing would mean to keep everything
        var others = Arrays.stream(StandardFunction.values())
                .filter(function -> !names.contains(function.functionName()))
                .toList();
        var builder = builder()
                .setStandardEnvironmentEnabled(false)
                .setStandardDeclarations(CelStandardDeclarations.newBuilder()
                        .excludeFunctions(others)
                        .build());
        functions.byOverload().values().stream()
                .filter(function -> names.contains(last(function.name())))
                .forEach(function -> builder.addFunctionDeclarations(function.declaration()));
        return builder.build();
    }

    /** A checker that declares everything. */
    @Override
    public CelCheckerBuilder toCheckerBuilder() {
        var builder = builder();
        functions.byOverload().values().forEach(function -> builder.addFunctionDeclarations(function.declaration()));
        return builder;
    }

    @Override
    public CelTypeProvider getTypeProvider() {
        return types;
    }

    private CelCheckerBuilder builder() {
        var builder = CelCompilerFactory.standardCelCheckerBuilder()
                .setOptions(options)
                .setTypeProvider(types);
        variables.types().forEach((name, type) -> builder.addVarDeclarations(CelVarDecl.newVarDeclaration(name, type)));
        return builder;
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** What an expression calls. Of a qualified name that is the last part: what stands before may also be a value. */
    private static final class Called extends CelExprVisitor {
        private final Set<String> names = new HashSet<>();

        @Override
        protected void visit(CelExpr expression, CelExpr.CelCall call) {
            names.add(last(call.function()));
            super.visit(expression, call);
        }
    }
}
