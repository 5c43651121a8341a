package io.hullmark.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaletteTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "an escape sequence,      '\u001b[2Jweb',   '\\u001b[2Jweb'",
        "a line break,            'a\nb',           '\\u000ab'",
        "text from right to left, '\u202Egnp.exe',  '\\u202egnp.exe'",
        "an emoji,                '🐳',             '🐳'",
        "plain text,              'web-1 <script>', 'web-1 <script>'"
    })
    void shouldShowWhatCouldDriveATerminalAsEscapes(String what, String given, String shown) {
        var harmless = Palette.harmless(given);

        assertThat(harmless).as(what).endsWith(shown);
    }
}
