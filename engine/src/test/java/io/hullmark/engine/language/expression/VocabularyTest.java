package io.hullmark.engine.language.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.compiler.CelCompiler;
import io.hullmark.engine.language.functions.DomainFunctions;
import io.hullmark.engine.language.text.Documents;
import io.hullmark.engine.language.text.Passage;
import io.hullmark.engine.language.text.Problems;
import io.hullmark.engine.language.text.RuleText;
import io.hullmark.engine.language.text.RuleTextReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** To declare only what an expression names gives the same as to declare everything, be it accepted or refused. */
class VocabularyTest {
    private static final Path RULES = Path.of("..", "rules");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]+)}");
    private static final int TEXTS = 300;

    private final Dialect dialect = Specimen.dialect();

    @Test
    void shouldGiveTheSameForEveryShippedRule() throws IOException {
        int expressions = 0;
        for (var rule : shippedRules()) {
            var variables = Variables.of(rule.subject(), rule.policy());
            var whole = Dialect.of(
                    rule.demand() instanceof RuleText.Demand.Sustained ? variables.withUsage() : variables,
                    DomainFunctions.ALL);
            var within = rule.each().map(each -> within(whole, each)).orElse(whole);
            for (var text : expressions(rule)) {
                assertThat(given(within, text)).as(text).isEqualTo(expected(within, text));
                expressions++;
            }
        }

        assertThat(expressions).isGreaterThan(200);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = RefusalTest.REFUSED)
    void shouldGiveTheSameForWhatIsRefused(String text) {
        assertThat(given(dialect, text)).isEqualTo(expected(dialect, text));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("library")
    void shouldGiveTheSameForEveryFunctionOfTheLibrary(String overload, String call) {
        assertThat(given(dialect, call)).as(overload).isEqualTo(expected(dialect, call));
    }

    static Stream<Object[]> library() {
        return Stream.concat(StandardLibraryTest.supported().stream(), StandardLibraryTest.leftOut().stream());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "true",
                "policy.limit",
                "container.names",
                ".size(container.names) == 1",
                "container.size(container.names) == 1",
                "path.within(container.name, '/')",
                "path.size(container.name) == 1",
                "[].size(container.name) == 1",
                "size == int",
                "size(container.count)",
                "container.names.map(size, size(size))",
                "container.names.all(n, n.startsWith(1))",
                "container.at + container.at < 1 || nothing(container.at) || container.count in 1",
            })
    void shouldGiveTheSameForNamesInUnusualPlaces(String text) {
        assertThat(given(dialect, text)).isEqualTo(expected(dialect, text));
    }

    /** A text that has lost a piece of itself is mostly wrong, in one of many ways. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void shouldGiveTheSameForWhatIsScribbledAndSpoiled(long seed) {
        var random = new Random(seed);
        for (int count = 0; count < TEXTS; count++) {
            var text = new Scribbler(random).write(Scribbler.Kind.BOOL, 1 + random.nextInt(4));
            int start = random.nextInt(text.length());
            var spoiled = text.substring(0, start) + text.substring(Math.min(text.length(), start + random.nextInt(5)));

            assertThat(given(dialect, spoiled)).as(spoiled).isEqualTo(expected(dialect, spoiled));
        }
    }

    private static List<Object> given(Dialect dialect, String text) {
        return outcome(dialect.compiler(), text);
    }

    private static List<Object> expected(Dialect dialect, String text) {
        return outcome(dialect.compiler().toCompilerBuilder().build(), text);
    }

    /** Everything that a check tells. */
    private static List<Object> outcome(CelCompiler compiler, String text) {
        CelValidationResult result = compiler.compile(text);
        try {
            return result.hasError() ? List.copyOf(result.getErrors()) : told(result.getAst());
        } catch (CelValidationException impossible) {
            throw new AssertionError("there is no error", impossible);
        }
    }

    private static List<Object> told(CelAbstractSyntaxTree ast) {
        return List.of(
                ast.getExpr(),
                ast.getTypeMap(),
                ast.getReferenceMap(),
                ast.getSource().getPositionsMap(),
                ast.getSource().getMacroCalls());
    }

    private static List<RuleText> shippedRules() throws IOException {
        var problems = new Problems();
        try (var files = Files.walk(RULES)) {
            var rules = new ArrayList<RuleText>();
            for (var file :
                    files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                if (!file.endsWith("policy.example.yaml") && !file.endsWith("controls.yaml")) {
                    Documents.read(Files.readString(file), problems)
                            .forEach(document -> RuleTextReader.read(document).ifPresent(rules::add));
                }
            }
            assertThat(problems.all()).isEmpty();
            return rules;
        }
    }

    private static Dialect within(Dialect dialect, RuleText.Each each) {
        var collection = dialect.compile(each.collection(), Expected.COLLECTION, new Problems());
        return dialect.with(each.name(), collection.orElseThrow().type());
    }

    private static List<String> expressions(RuleText rule) {
        var texts = new ArrayList<String>();
        rule.applies().map(Passage::text).ifPresent(texts::add);
        rule.each().map(each -> each.collection().text()).ifPresent(texts::add);
        rule.element().map(Passage::text).ifPresent(texts::add);
        if (rule.demand() instanceof RuleText.Demand.Require require) {
            texts.add(require.condition().text());
        }
        if (rule.demand() instanceof RuleText.Demand.Sustained sustained) {
            texts.add(sustained.when().text());
            sustained.until().map(Passage::text).ifPresent(texts::add);
        }
        rule.message()
                .map(Passage::text)
                .ifPresent(message ->
                        PLACEHOLDER.matcher(message).results().forEach(placeholder -> texts.add(placeholder.group(1))));
        return texts;
    }
}
