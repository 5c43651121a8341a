package io.hullmark.engine.language.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import io.hullmark.engine.language.text.Problems;
import io.hullmark.engine.language.text.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reference implementation's own list of functions is what this language has, but for bytes, dyn and types as values. */
class StandardLibraryTest {
    /** What the parser writes for macros, and no person can. */
    private static final Set<StandardFunction> INTERNAL = Set.of(
            StandardFunction.NOT_STRICTLY_FALSE, StandardFunction.OLD_NOT_STRICTLY_FALSE, StandardFunction.OLD_IN);

    private static final Set<CelKind> LEFT_OUT = Set.of(CelKind.BYTES, CelKind.DYN, CelKind.TYPE);

    private final Dialect dialect = Specimen.dialect();

    @ParameterizedTest(name = "{0}")
    @MethodSource("supported")
    void shouldHaveEveryFunctionOfItsTypes(String overload, String call) {
        var problems = new Problems();

        var compiled = dialect.compile(Texts.passage(call), Expected.ANYTHING, problems);

        assertThat(problems.all()).as("%s: %s", overload, call).isEmpty();
        assertThat(compiled).isPresent();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("leftOut")
    void shouldRefuseWhatItLeavesOut(String overload, String call) {
        var problems = new Problems();

        dialect.compile(Texts.passage(call), Expected.ANYTHING, problems);

        assertThat(problems.all()).as("%s: %s", overload, call).isNotEmpty();
    }

    @Test
    void shouldKnowTheWholeLibrary() {
        assertThat(supported()).hasSizeGreaterThan(120);
        assertThat(leftOut()).hasSizeGreaterThan(10);
    }

    static List<Object[]> supported() {
        return calls(true);
    }

    static List<Object[]> leftOut() {
        return calls(false);
    }

    private static List<Object[]> calls(boolean supported) {
        return Arrays.stream(StandardFunction.values())
                .filter(function -> !INTERNAL.contains(function))
                .flatMap(function -> function.functionDecl().overloads().stream()
                        .filter(overload -> isOfOurTypes(overload) == supported)
                        .map(overload -> new Object[] {
                            overload.overloadId(), call(function.functionDecl().name(), overload)
                        }))
                .toList();
    }

    private static boolean isOfOurTypes(CelOverloadDecl overload) {
        return Stream.concat(overload.parameterTypes().stream(), Stream.of(overload.resultType()))
                .noneMatch(type -> LEFT_OUT.contains(type.kind()));
    }

    private static String call(String function, CelOverloadDecl overload) {
        var operands = overload.parameterTypes().stream()
                .map(StandardLibraryTest::operand)
                .toList();
        if (overload.isInstanceFunction()) {
            return "%s.%s(%s)"
                    .formatted(operands.get(0), function, String.join(", ", operands.subList(1, operands.size())));
        }
        return switch (function) {
            case "_?_:_" -> "%s ? %s : %s".formatted(operands.toArray());
            case "_[_]" -> "%s[%s]".formatted(operands.toArray());
            case "!_", "-_" -> function.charAt(0) + operands.get(0);
            case "@in", "in" -> "%s in %s".formatted(operands.toArray());
            default ->
                function.startsWith("_")
                        ? "%s %s %s".formatted(operands.get(0), function.replace("_", ""), operands.get(1))
                        : "%s(%s)".formatted(function, String.join(", ", operands));
        };
    }

    /** A value of a type that is not known when the expression is compiled. */
    private static String operand(CelType type) {
        var literal = switch (type.kind()) {
            case BOOL -> "false";
            case INT -> "2";
            case UINT -> "2u";
            case DOUBLE -> "2.5";
            case TIMESTAMP -> "timestamp('2026-11-22T00:00:00Z')";
            case DURATION -> "duration('2s')";
            case LIST -> "['a']";
            case MAP -> "{'a': 'b'}";
            case BYTES -> "b'a'";
            case TYPE -> "int";
            case DYN -> "dyn(2)";
            default -> "'a'";
        };
        return "(container.yes ? %s : %s)".formatted(literal, literal);
    }
}
