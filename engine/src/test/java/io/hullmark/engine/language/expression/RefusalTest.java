package io.hullmark.engine.language.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.engine.language.text.Problems;
import io.hullmark.engine.language.text.Texts;
import io.hullmark.engine.rules.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused where it is written, and in which words. Columns count from the expression's first character. */
class RefusalTest {
    /** Where an expression begins in the text that a test makes of it. */
    private static final int INDENTATION = 2;

    /** Texts, the columns at which something is wrong with them, and what is said of it. */
    static final String REFUSED = """
            container.yess                       => 11 => there is no field 'yess' here; did you mean 'yes'?
            container.inner.nam == ""            => 17 => there is no field 'nam' here; did you mean 'name'?
            contaner.yes                         => 1 => there is nothing called 'contaner' here; did you mean 'container'?
            policy.limt == 3                     => 8 => there is no field 'limt' here; did you mean 'limit'?
            container.yes + 1 == 2               => 15 => '+' does not apply to (bool, int); it takes (int, int) or (uint, uint) or (double, double) or (string, string) or (list(A), list(A)) or (timestamp, duration) or (duration, timestamp) or (duration, duration)
            container.count == "a"               => 17 => '==' does not apply to (int, string); it takes (A, A)
            container.count                      => 1 => this must be a condition, that is true or false, got int
            container.names                      => 1 => this must be a condition, that is true or false, got list(string)
            container.yes &&                     => 17 => the expression ends too early; an operand or a closing bracket is missing
            (container.yes                       => 15 => the expression ends too early; an operand or a closing bracket is missing
            container.yes) == true               => 14 => ')' can't stand here
            b'a' == b'a'                         => 1 => bytes are not supported; use strings
            dyn(container.count) == 1            => 4 => the type of this can't be known before it is evaluated; dyn is not supported
            type(1) == int                       => 5 => 'type' is not supported here: the language has bool, int, uint, double, string, list, map, timestamp and duration, but neither bytes, dyn nor types as values
            container.inner == null              => 20 => there is no null; whether an input is there is asked with has()
            container == container               => 1 => name a field of container; as a whole it has no value
            [1, "a"] == [1, "a"]                 => 1 => the elements of a list must have one type
            {"a": 1, "b": "c"} == {}             => 1 => the keys of a map must have one type, and so must its values
            container.?yes == true               => 10 => optional values are not supported; test with has() first
            container.name.lowerAscii() == "a"   => 26 => there is no function 'lowerAscii'; docs/rule-language.md lists all there are
            hullmark.Inner{count: 1}.flag        => 15 => messages can't be made here; use lists and maps
            "a".matches("(a")                    => 13 => `the pattern "(a" can't be read: missing closing ) (RE2 syntax, so neither back-references nor look-around)`
            "a".matches("(a)\\\\1")              => 13 => `the pattern "(a)\\\\1" can't be read: invalid escape sequence (RE2 syntax, so neither back-references nor look-around)`
            "a".matches("(?=a)")                 => 13 => `the pattern "(?=a)" can't be read: invalid or unsupported Perl syntax (RE2 syntax, so neither back-references nor look-around)`
            "a".matches("((((a{1000}){1000}){1000}){1000}){1000}") => 13 => `the pattern "((((a{1000}){1000}){1000}){1000}){1000}" is too large: fewer or smaller repetitions would do`
            "a".matches("((a{30}){30}){30}")     => 13 => `the pattern "((a{30}){30}){30}" is too large: fewer or smaller repetitions would do`
            duration("1 hour") > duration("1h")  => 9 => `this always fails: a duration is written like "1h30m", "90s" or "300ms", got "1 hour"`
            timestamp("2020-01-01") > container.at => 10 => `this always fails: a timestamp is written like "2026-11-21T08:00:00Z", got "2020-01-01"`
            9223372036854775808 > 1              => 1 => this number is too large; an int has 64 bits
            container.names.all(1, true)         => 21 => The argument must be a simple name
            container.inner.all(x, true)         => 10 => expression of type 'Inner' cannot be range of a comprehension (must be list, map, or dynamic)
            """;

    private static List<Problem> problems(String text) {
        var problems = new Problems();
        Specimen.dialect().compile(Texts.passage(text), Expected.CONDITION, problems);
        return problems.all();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = REFUSED)
    void shouldRefuse(String text, int column, String message) {
        assertThat(problems(text)).contains(new Problem(2, column + INDENTATION, message));
    }

    @Test
    void shouldGatherAllProblemsOfAnExpression() {
        var text = "container.yess ||\n  container.count == 'a' &&\n    missing";

        assertThat(problems(text)).extracting(Problem::line).containsExactly(2, 3, 4);
    }

    @Test
    void shouldRefuseWhatNestsTooDeeply() {
        assertThat(problems("(".repeat(4_000) + "true" + ")".repeat(4_000)))
                .extracting(Problem::message)
                .containsExactly(
                        "this expression nests too deeply; at most 100 levels, so split it into several rules");
    }

    @Test
    void shouldRefuseWhatIsTooLong() {
        assertThat(problems("true || ".repeat(1_100) + "true"))
                .extracting(Problem::message)
                .containsExactly("an expression has at most 8192 characters, this one has 8804");
    }

    @Test
    void shouldRefuseTooManyParts() {
        assertThat(problems("true||".repeat(1_200) + "true"))
                .extracting(Problem::message)
                .containsExactly("this expression is too large; at most 2000 parts, so split it into several rules");
    }

    @Test
    void shouldRefuseAPatternThatIsTooLong() {
        assertThat(problems("'a'.matches('" + "a".repeat(2_000) + "')"))
                .extracting(Problem::message)
                .containsExactly("a pattern has at most 1000 characters, this one has 2000");
    }
}
