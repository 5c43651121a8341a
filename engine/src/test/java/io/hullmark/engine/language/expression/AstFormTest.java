package io.hullmark.engine.language.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import io.hullmark.engine.language.text.Problems;
import io.hullmark.engine.language.text.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was kept of an expression says all that the checker said. */
final class AstFormTest {
    private static final int EXPRESSIONS = 300;

    private final Dialect dialect = Specimen.dialect();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 < 2u && -3 < 2.5 && 'ä€😀'.size() == 3",
                "{'a': 1, 'b': 2}.exists_one(key, key == 'a')",
                "[1, 2, 3].filter(n, n > 1).map(n, n > 2, n * 2) == [6]",
                "[] == [] || size({}) == 0",
                "[[1], [2]].all(list, list.exists(n, n > 1 ? true : false))",
                "duration('1h') < duration('90m') && timestamp('2026-11-22T00:00:00Z').getHours() == 0"
            })
    void shouldReadWhatWasWritten(String text) throws CelValidationException {
        var written = dialect.compiler().compile(text).getAst();

        var read = AstReader.read(AstWriter.bytes(written));

        assertSame(read, written);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 20261122})
    void shouldReadWhateverCanBeWritten(long seed) throws CelValidationException {
        var random = new Random(seed);
        for (int count = 0; count < EXPRESSIONS; count++) {
            var kinds = Scribbler.Kind.values();
            var text = new Scribbler(random).write(kinds[random.nextInt(kinds.length)], 1 + random.nextInt(4));
            if (dialect.compile(Texts.passage(text), Expected.ANYTHING, new Problems())
                    .isPresent()) {
                var written = dialect.compiler().compile(text).getAst();

                var read = AstReader.read(AstWriter.bytes(written));

                assertSame(read, written);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 20, 45, 90})
    void shouldRefuseBytesThatAreCutOff(int length) throws CelValidationException {
        var bytes = AstWriter.bytes(
                dialect.compiler().compile("[1, 2].all(n, n > 0)").getAst());

        assertThatThrownBy(() -> AstReader.read(Arrays.copyOf(bytes, length))).isInstanceOf(RuntimeException.class);
    }

    private static void assertSame(CelAbstractSyntaxTree read, CelAbstractSyntaxTree written) {
        assertThat(read.getExpr()).isEqualTo(written.getExpr());
        assertThat(read.getSource().getMacroCalls())
                .isEqualTo(written.getSource().getMacroCalls());
        assertThat(types(read)).isEqualTo(types(written));
        assertThat(overloads(read)).isEqualTo(overloads(written));
    }

    private static Map<Long, String> types(CelAbstractSyntaxTree ast) {
        var types = new TreeMap<Long, String>();
        ast.getTypeMap().forEach((id, type) -> types.put(id, name(type)));
        return types;
    }

    private static String name(CelType type) {
        return type.kind() + " " + type.name()
                + type.parameters().stream().map(AstFormTest::name).collect(Collectors.joining(",", "(", ")"));
    }

    private static Map<Long, List<String>> overloads(CelAbstractSyntaxTree ast) {
        var overloads = new TreeMap<Long, List<String>>();
        ast.getReferenceMap().forEach((id, reference) -> overloads.put(id, reference.overloadIds()));
        return overloads;
    }
}
