package io.hullmark.engine.language.expression;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatternSizeTest {
    private static final String SMALL = "the compiler's own size, or more, but not absurdly more";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "^/etc/(passwd|shadow)$",
                "[a-z]+(-[a-z]+)*",
                "(a|b){3,7}",
                "a{2,}",
                "((a{10}){10}){3}",
                "[]]{5}",
                "[^]a]{5}",
                "[[:alpha:]]{9}",
                "\\\\Q{9}[(\\\\E{3}",
                "\\\\d{4}-\\\\d{2}",
                "a{,5}",
                "x{5",
                "(?i)(?P<name>abc){20}",
                "\\\\[{7}",
                "[\\\\]x]{6}"
            })
    void shouldForetellTheSizeOfAProgram(String pattern) {
        long actual = Pattern.compile(pattern.replace("\\\\", "\\")).programSize();

        assertThat(PatternSize.of(pattern.replace("\\\\", "\\")) + 3).as(SMALL).isBetween(actual, actual * 5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "((((a{1000}){1000}){1000}){1000}){1000}",
                "(x{0,1000}){0,1000}",
                "((([^]]{1000}){1000}){1000}",
                "(a{999999999}){999999999}",
                "(((\\\\Qa\\\\E{900}){900}){900}"
            })
    void shouldSeeABombBeforeItGoesOff(String pattern) {
        assertThat(PatternSize.of(pattern)).isGreaterThan(1_000_000);
    }
}
