package io.hullmark.cli.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Variables in compose files. */
class InterpolationTest {
    private final Interpolation interpolation = new Interpolation(Map.of("SET", "value", "EMPTY", ""));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            emptyValue = "",
            value = {
                "plain             | plain",
                "a$SET.b           | avalue.b",
                "${SET}${SET}      | valuevalue",
                "x${UNSET}x        | xx",
                "${UNSET:-other}   | other",
                "${EMPTY:-other}   | other",
                "x${EMPTY-other}x  | xx",
                "${UNSET-other}    | other",
                "${SET:+other}     | other",
                "x${EMPTY:+other}x | xx",
                "${EMPTY+other}    | other",
                "${UNSET:-${SET}}  | value",
                "${UNSET:-a${B:-c}d} | acd",
                "$$SET             | $SET",
                "5$                | 5$",
                "$1                | $1",
            })
    void shouldPutInValues(String text, String filled) {
        assertThat(interpolation.in(text)).isEqualTo(filled);
    }

    @Test
    void shouldComplainOfAVariableThatMustBeSet() {
        assertThatThrownBy(() -> interpolation.in("${UNSET:?give it}"))
                .isInstanceOf(ComposeException.class)
                .hasMessage("the variable UNSET must be set: give it");
    }

    @ParameterizedTest
    @CsvSource({"${SET", "${}", "${SET!x}"})
    void shouldComplainOfWhatIsNoVariable(String text) {
        assertThatThrownBy(() -> interpolation.in(text)).isInstanceOf(ComposeException.class);
    }
}
