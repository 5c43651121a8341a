package io.hullmark.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FileModeTest {
    @ParameterizedTest(name = "{0} within {1}: {2}")
    @CsvSource({
        "0644, 644, true",
        "0600, 644, true",
        "0000, 644, true",
        "0622, 644, false",
        "0606, 644, false",
        "0645, 644, false",
        "4644, 644, false",
        "0755, 0755, true"
    })
    void shouldCompareBitsAndNotDigits(String mode, String allowed, boolean expected) {
        assertThat(FileMode.within(mode, allowed)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "rw-r--r--", "0684", "-1", "17777"})
    void shouldRefuseWhatIsNoMode(String mode) {
        assertThatThrownBy(() -> FileMode.within(mode, "644"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("got '" + mode + "'");
    }
}
