package io.hullmark.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DottedVersionTest {
    @ParameterizedTest
    @CsvSource({
        "28.3.3, 28.3.3, true",
        "28.3.4, 28.3.3, true",
        "28.3.3, 28.3.4, false",
        "9.1.0, 28.0.0, false",
        "28.10.0, 28.9.9, true",
        "28, 28.0.0, true",
        "28.0.0, 28, true",
        "28.0, 28.0.1, false",
        "20.10.24+dfsg1, 20.10.24, true",
        "17.06.2-ce, 17.06.2, true",
        "24.0.7-0ubuntu4, 24.0.7, true",
        "28.0.0-rc.1, 28.0.0, false",
        "28.0.0-rc.1, 28.0.0-beta.1, true",
        "28.0.1-rc.1, 28.0.0, true",
        "28.0.0~rc1, 28.0.0, false",
    })
    void shouldCompareByNumbers(String version, String oldest, boolean expected) {
        assertThat(DottedVersion.atLeast(version, oldest)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "dev", "library-import", "v28.0.0", "28..1", "28.x", "9999999999999999999"})
    void shouldRefuseWhatIsNoVersion(String version) {
        assertThatThrownBy(() -> DottedVersion.atLeast(version, "28.0.0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("got '" + version + "'");
    }
}
