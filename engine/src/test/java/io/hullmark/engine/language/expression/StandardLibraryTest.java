package io.hullmark.engine.language.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import io.hullmark.engine.language.text.Problems;
import io.hullmark.engine.language.text.Texts;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every overload that the reference implementation declares is ours too, but for those that are left out on purpose. */
class StandardLibraryTest {
    private static final Set<String> LEFT_OUT = Set.of("type", "to_dyn", "not_strictly_false");

    @TestFactory
    Stream<DynamicTest> shouldHaveEveryOverload() {
        return Stream.of(StandardFunction.values())
                .map(StandardFunction::functionDecl)
                .filter(function -> !function.name().equals("_in_"))
                .flatMap(function -> function.overloads().stream()
                        .filter(overload -> !LEFT_OUT.contains(overload.overloadId()))
                        .map(overload -> dynamicTest(overload.overloadId(), () -> check(function, overload))));
    }

    private static void check(CelFunctionDecl function, CelOverloadDecl overload) {
        var problems = new Problems();
        var text = call(function.name(), overload);

        Specimen.dialect().compile(Texts.passage(text), Expected.ANYTHING, problems);

        assertThat(problems.isEmpty()).as("%s: %s", text, problems.all()).isNotEqualTo(hasBytes(overload));
    }

    private static boolean hasBytes(CelOverloadDecl overload) {
        return Stream.concat(overload.parameterTypes().stream(), Stream.of(overload.resultType()))
                .anyMatch(type -> type.kind() == CelKind.BYTES);
    }

    private static String call(String function, CelOverloadDecl overload) {
        var operands = overload.parameterTypes().stream()
                .map(StandardLibraryTest::operand)
                .toList();
        if (function.equals("_?_:_")) {
            return "%s ? %s : %s".formatted(operands.toArray());
        }
        if (function.equals("_[_]")) {
            return "%s[%s]".formatted(operands.get(0), overload.overloadId().equals("index_map") ? "'a'" : "0");
        }
        var symbol = function.matches("\W.*|_.*") ? function.replaceAll("[_@]", "") : "";
        if (!symbol.isEmpty()) {
            return operands.size() == 1 ? symbol + operands.get(0) : String.join(" " + symbol + " ", operands);
        }
        var arguments = overload.isInstanceFunction() ? operands.subList(1, operands.size()) : operands;
        var call = function + "(" + String.join(", ", arguments) + ")";
        return overload.isInstanceFunction() ? operands.get(0) + "." + call : call;
    }

    private static String operand(CelType type) {
        return switch (type.kind()) {
            case BOOL -> "container.yes";
            case INT -> "container.count";
            case UINT -> "uint(container.count)";
            case DOUBLE -> "container.ratio";
            case BYTES -> "b'a'";
            case TIMESTAMP -> "container.at";
            case DURATION -> "container.age";
            case LIST -> "container.names";
            case MAP -> "container.labels";
            default -> "container.name";
        };
    }
}
