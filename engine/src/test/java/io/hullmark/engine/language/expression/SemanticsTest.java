package io.hullmark.engine.language.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.engine.facts.Missing;
import io.hullmark.engine.facts.Struct;
import io.hullmark.engine.language.text.Problems;
import io.hullmark.engine.language.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What expressions give, picked by hand: each line is an expression and its value, or the reason that it has none. */
class SemanticsTest {
    private static final Dialect DIALECT = Specimen.dialect();

    private static final Struct INNER = Struct.of(Specimen.INNER)
            .set("flag", true)
            .set("count", 5L)
            .set("name", "i")
            .set("note", null)
            .build();

    /** "name" is missing; whatever may be absent is. */
    private static final Struct DOCUMENT = Struct.of(Specimen.TYPE)
            .set("yes", true)
            .set("no", false)
            .set("count", 7L)
            .set("other", Long.MIN_VALUE)
            .set("ratio", Double.NaN)
            .set("name", new Missing("the agent was asleep"))
            .set("title", "h\u00e9llo \ud83d\ude80")
            .set("at", Instant.parse("2024-02-29T23:30:15.250Z"))
            .set("age", Duration.ofMillis(-1500))
            .set("numbers", List.of(1L, 2L, 3L))
            .set("names", List.of("a", "b"))
            .set("ratios", List.of(0.0, Double.NaN))
            .set("labels", new TreeMap<>(Map.of("team", "red", "tier", "")))
            .set("sizes", Map.of("s", 1L))
            .set("maybeFlag", null)
            .set("maybeCount", null)
            .set("maybeName", null)
            .set("maybeNames", null)
            .set("inner", INNER)
            .set("maybeInner", null)
            .set(
                    "inners",
                    List.of(
                            INNER,
                            INNER.toBuilder()
                                    .set("name", Missing.NOT_SEEN)
                                    .set("count", 6L)
                                    .build()))
            .build();

    private static Object value(String text) {
        var problems = new Problems();
        var expression = DIALECT.compile(Texts.passage(text), Expected.ANYTHING, problems);
        assertThat(problems.all()).isEmpty();
        var compiled = expression.orElseThrow();
        return compiled.node().value(Specimen.bindings(DOCUMENT), Locals.explaining(compiled.size()));
    }

    private static void shouldBe(String text, String expected) {
        var value = value(text);
        var shown = value instanceof Trouble trouble
                ? (trouble instanceof Trouble.Unknown ? "unknown: " : "error: ") + trouble.detail()
                : Literal.of(value);
        assertThat(shown).as(text).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            false && container.name == "x"                => false
            container.name == "x" && false                => false
            true && container.name == "x"                 => unknown: container.name is missing: the agent was asleep
            container.name == "x" || true                 => true
            false || container.name == "x"                => unknown: container.name is missing: the agent was asleep
            1 / (container.count - 7) > 0 || true         => true
            true || 1 / (container.count - 7) > 0         => true
            false && 1 / (container.count - 7) > 0        => false
            1 / (container.count - 7) > 0 && false        => false
            1 / (container.count - 7) > 0 && true         => error: division by zero
            1 / (container.count - 7) > 0 || false        => error: division by zero
            1 / (container.count - 7) > 0 && container.name == "x" => unknown: container.name is missing: the agent was asleep
            container.name == "x" || 1 / (container.count - 7) > 0 => unknown: container.name is missing: the agent was asleep
            !(container.name == "x")                      => unknown: container.name is missing: the agent was asleep
            container.name == "x" ? 1 : 1                 => unknown: container.name is missing: the agent was asleep
            container.yes ? 1 : 1 / (container.count - 7) => 1
            container.name == "x" || container.inners[1].name == "" => unknown: container.name is missing: the agent was asleep; container.inners[1].name is missing: not seen yet
            """)
    void shouldKnowThreeValuedLogic(String text, String expected) {
        shouldBe(text, expected);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            has(container.maybeCount)                     => false
            has(container.count)                          => true
            has(container.name)                           => unknown: container.name is missing: the agent was asleep
            container.maybeCount > 0                      => error: container.maybeCount is not set; test it with has()
            has(container.maybeCount) && container.maybeCount > 0 => false
            has(container.inner.note)                     => false
            container.inner.note == ""                    => error: container.inner.note is not set; test it with has()
            has(container.maybeInner)                     => false
            has(container.maybeInner.note)                => error: container.maybeInner is not set; test it with has()
            has(container.maybeInner) && has(container.maybeInner.note) => false
            has(container.labels.team)                    => true
            has(container.labels.none)                    => false
            container.labels.team                         => `"red"`
            container.labels["none"]                      => error: no key "none" in container.labels
            "tier" in container.labels                    => true
            container.inners[0].count                     => 5
            container.inners[2].count                     => error: no element 2 among 2 in container.inners
            container.inners[-1].count                    => error: no element -1 among 2 in container.inners
            container.inner == container.inners[0]        => true
            container.inner == container.inners[1]        => false
            policy.limit + 1                              => 4
            "ab" in policy.allowed                        => true
            """)
    void shouldTellAbsentFromMissing(String text, String expected) {
        shouldBe(text, expected);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            9223372036854775807 + container.count         => error: int overflow
            container.other - 1                           => error: int overflow
            -container.other                              => error: int overflow
            container.other / -1                          => error: int overflow
            container.other % -1                          => error: int overflow
            container.other * 2                           => error: int overflow
            container.count / 0                           => error: division by zero
            container.count % 0                           => error: division by zero
            -7 / 2                                        => -3
            -7 % 2                                        => -1
            container.other == container.other            => true
            container.other < container.count             => true
            -2985049021461918248 == -2985049021461918248 * 1 => true
            1.0 / 0.0                                     => Infinity
            container.ratio == container.ratio            => false
            container.ratio != container.ratio            => true
            container.ratio < 1.0                         => false
            container.ratio >= 2                          => false
            0.0 == -0.0                                   => true
            0 <= -0.0                                     => true
            -0.0 < 0.0                                    => false
            1 < 1.5                                       => true
            9223372036854775807 < 9223372036854775808.0   => true
            1u < -1                                       => false
            18446744073709551615u > 9223372036854775807   => true
            18446744073709551615u + uint(container.count) => error: uint overflow
            0u - uint(container.count)                    => error: uint overflow
            uint(container.other)                         => error: int out of range of uint
            18446744073709551615u / 2u                    => 9223372036854775807u
            int(-9.9)                                     => -9
            int(container.ratio)                          => error: double out of range of int
            double(9007199254740993)                      => 9.007199254740992E15
            int(string(container.count))                  => 7
            int(container.title)                          => error: "h\u00e9llo \ud83d\ude80" is no int
            container.ratios[1] in container.ratios       => false
            0.0 in container.ratios                       => true
            """)
    void shouldCalculate(String text, String expected) {
        shouldBe(text, expected);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            size(container.title)                         => 7
            size("")                                      => 0
            container.title.startsWith("h\u00e9")         => true
            container.title.endsWith("\ud83d\ude80")      => true
            container.title.contains("llo")               => true
            container.title.matches("^h.*o")              => true
            container.title.matches("l{2}")               => true
            container.title.matches("^l")                 => false
            "a.b".matches("a\\\\.b")                      => true
            "abc" < "abd"                                 => true
            "a" + "b" == "ab"                             => true
            string(true) + string(1u) + string(1.5)       => `"true11.5"`
            bool("true")                                  => true
            container.names + ["c"]                       => `["a", "b", "c"]`
            size(container.labels)                        => 2
            {"a": 1}["a"]                                 => 1
            {"a": 1} == {"a": 1}                          => true
            [1, 2] == [2, 1]                              => false
            [[1]] == [[1]]                                => true
            """)
    void shouldReadTextsAndLists(String text, String expected) {
        shouldBe(text, expected);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            container.at.getFullYear()                    => 2024
            container.at.getMonth()                       => 1
            container.at.getDate()                        => 29
            container.at.getDayOfMonth()                  => 28
            container.at.getDayOfYear()                   => 59
            container.at.getDayOfWeek()                   => 4
            container.at.getHours()                       => 23
            container.at.getMilliseconds()                => 250
            container.at.getDate("Asia/Tokyo")            => 1
            container.at.getMonth("Asia/Tokyo")           => 2
            container.at.getHours("-08:30")               => 15
            container.at.getHours("02:00")                => 1
            container.at.getHours(container.title)        => `error: a time zone is written like "Europe/Berlin" or "+02:00", got "h\u00e9llo \ud83d\ude80"`
            container.age.getSeconds()                    => -1
            container.age.getMinutes()                    => 0
            container.age.getMilliseconds()               => -500
            duration("90m").getHours()                    => 1
            duration("1h30m") == duration("5400s")        => true
            string(duration("1h30m"))                     => `"5400s"`
            string(container.age)                         => `"-1.5s"`
            duration("1.5s") + duration("300ms")          => `duration("1.8s")`
            container.age - duration("0.5s")              => `duration("-2s")`
            container.at + duration("30m")                => `timestamp("2024-03-01T00:00:15.250Z")`
            container.at - timestamp("2024-02-29T23:30:15Z") => `duration("0.25s")`
            container.at > timestamp("2024-02-29T23:30:15Z") => true
            timestamp("9999-12-31T23:59:59Z") + duration(string(container.count) + "s") => error: timestamp out of range
            timestamp("9999-12-31T23:59:59Z") - timestamp("0001-01-01T00:00:00Z") => `duration("315537897599s")`
            int(timestamp("1970-01-01T01:00:00+01:00"))   => 0
            string(timestamp("2020-01-01T00:00:00.5Z"))   => `"2020-01-01T00:00:00.500Z"`
            """)
    void shouldKnowTimes(String text, String expected) {
        shouldBe(text, expected);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            container.numbers.all(n, n > 0)               => true
            container.numbers.all(n, n > 1)               => false
            container.numbers.all(n, 6 / (n - 1) > 7)     => false
            container.numbers.all(n, 6 / (n - 1) > 0)     => error: division by zero
            container.numbers.exists(n, 6 / (n - 1) == 3) => true
            container.numbers.exists(n, 6 / (n - 1) == 9) => error: division by zero
            container.numbers.exists_one(n, n == 2)       => true
            container.numbers.exists_one(n, n > 1)        => false
            container.numbers.exists_one(n, 6 / (n - 1) == 3) => error: division by zero
            container.numbers.filter(n, n > 1)            => `[2, 3]`
            container.numbers.map(n, n * 2)               => `[2, 4, 6]`
            container.numbers.map(n, n > 1, n * 2)        => `[4, 6]`
            container.numbers.map(n, 1 / (n - 2))         => error: division by zero
            container.labels.map(key, key + "=" + container.labels[key]) => `["team=red", "tier="]`
            container.inners.all(e, e.count > 0)          => true
            container.inners.all(e, e.name == "i")        => `unknown: container.inners[""].name is missing: not seen yet`
            container.inners.exists(e, e.name == "i")     => true
            [].all(n, true)                               => true
            container.numbers.all(n, container.numbers.exists(n, n == 3)) => true
            container.numbers.map(n, container.numbers.filter(m, m < n)) => `[[], [1], [1, 2]]`
            """)
    void shouldLoop(String text, String expected) {
        shouldBe(text, expected.replace("inners[\"\"]", "inners[\"<not seen yet>\"]"));
    }

    @Test
    void shouldGoThroughAMapInTheOrderOfItsKeysHoweverItIsMade() {
        var shuffled = new LinkedHashMap<String, Object>();
        List.of("z", "b", "m", "a").forEach(key -> shuffled.put(key, key));
        var compiled = DIALECT.compile(
                        Texts.passage("container.labels.map(key, key)"), Expected.ANYTHING, new Problems())
                .orElseThrow();
        var document = DOCUMENT.toBuilder().set("labels", shuffled).build();

        var value = compiled.node().value(Specimen.bindings(document), Locals.ofThread(compiled.size()));

        assertThat(value).isEqualTo(List.of("a", "b", "m", "z"));
    }

    @Test
    void shouldGiveUpWhenAnEvaluationTakesTooManySteps() {
        var many = DOCUMENT.toBuilder()
                .set(
                        "numbers",
                        java.util.stream.LongStream.range(0, 5_000).boxed().toList())
                .build();
        var text = "container.numbers.all(a, container.numbers.all(b, a + b >= 0))";
        var compiled = DIALECT.compile(Texts.passage(text), Expected.ANYTHING, new Problems())
                .orElseThrow();

        var value = compiled.node().value(Specimen.bindings(many), Locals.ofThread(compiled.size()));

        assertThat(value).isEqualTo(Trouble.Fault.TOO_EXPENSIVE);
    }
}
