package io.hullmark.engine.language.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import io.hullmark.engine.facts.Struct;
import io.hullmark.engine.language.text.Problems;
import io.hullmark.engine.language.text.Texts;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds our evaluator against the reference implementation. A difference prints what is needed to see it again. */
class ReferenceComparisonTest {
    private static final int EXPRESSIONS = Integer.getInteger("hullmark.expressions", 600);
    private static final int DOCUMENTS = 4;
    private static final int MOST = 10;

    private final Dialect dialect = Specimen.dialect();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20261121, Long.MAX_VALUE})
    void shouldGiveWhatTheReferenceGives(long seed) {
        var random = new Random(seed);
        int compared = 0;
        int decided = 0;
        var differences = new ArrayList<String>();
        for (int count = 0; count < EXPRESSIONS; count++) {
            var kinds = Scribbler.Kind.values();
            var kind = count % 2 == 0 ? Scribbler.Kind.BOOL : kinds[random.nextInt(kinds.length)];
            var text = new Scribbler(random).write(kind, 1 + random.nextInt(4));
            var problems = new Problems();
            var ours = dialect.compile(Texts.passage(text), Expected.ANYTHING, problems);
            assertThat(problems.all())
                    .as(text)
                    .allMatch(problem -> problem.message().startsWith("this always fails: "));
            if (ours.isEmpty()) {
                continue;
            }
            var reference = Reference.of(check(text));
            for (int documents = 0; documents < DOCUMENTS; documents++) {
                var document = Specimen.document(random);
                var comparison =
                        new Comparison(text, document, reference.evaluate(document), ours(ours.get(), document));
                compared++;
                decided += comparison.ours() instanceof Trouble ? 0 : 1;
                if (comparison.isDifferent()) {
                    differences.add(comparison.toString());
                }
            }
        }

        assertThat(differences.stream().limit(MOST))
                .as("differences of seed %d: %d", seed, differences.size())
                .isEmpty();
        assertThat(compared).as("comparisons").isGreaterThan(EXPRESSIONS * DOCUMENTS * 3 / 4);
        assertThat(decided).as("comparisons with a value").isGreaterThan(compared / 3);
    }

    /** What both give for one expression and one document. */
    private record Comparison(String text, Struct document, Reference.Outcome reference, Object ours) {
        boolean isDifferent() {
            if (reference instanceof Reference.Outcome.Value value) {
                return !value.value().equals(Reference.plain(ours));
            }
            return !(ours instanceof Trouble);
        }

        @Override
        public String toString() {
            return "%n%s%n  on %s%n  reference: %s%n  ours:      %s".formatted(text, document, reference, ours);
        }
    }

    private static Object ours(Expression expression, Struct document) {
        var bindings = Specimen.bindings(document);
        var value = expression.node().value(bindings, Locals.ofThread(expression.size()));
        var explained = expression.node().value(bindings, Locals.explaining(expression.size()));
        assertThat(explained.getClass()).isEqualTo(value.getClass());
        return explained;
    }

    private CelAbstractSyntaxTree check(String text) {
        try {
            return dialect.compiler().compile(text).getAst();
        } catch (CelValidationException wrong) {
            throw new AssertionError("we accept what the reference refuses: " + text, wrong);
        }
    }
}
