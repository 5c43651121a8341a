package io.hullmark.engine.language.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** However a text is written in YAML, the place of each of its words is found. */
class PassageTest {

    @ParameterizedTest
    @MethodSource("texts")
    void shouldFindTheTargetWhereItStands(String yaml, String value) {
        var problems = new Problems();
        var passage = Documents.read(yaml, problems).get(0).passage("key").orElseThrow();
        int before = passage.text().indexOf("TARGET");

        var place = passage.at(passage.text().codePointCount(0, before));

        assertThat(problems.all()).isEmpty();
        assertThat(passage.text()).isEqualTo(value);
        assertThat(place).isEqualTo(target(yaml));
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                argumentSet("plain", "key: a TARGET b", "a TARGET b"),
                argumentSet("plain over lines", "key: a b\n  c  \n\n  d TARGET", "a b c\nd TARGET"),
                argumentSet("single quotes", "key: 'it''s ''a'' TARGET'", "it's 'a' TARGET"),
                argumentSet("single quotes over lines", "key: 'a\n   b ''\n   TARGET'", "a b ' TARGET"),
                argumentSet("double quotes", "key: \"a \\\"b\\\" TARGET\"", "a \"b\" TARGET"),
                argumentSet(
                        "escapes",
                        "key: \"\\u00e4\\x41\\t\\\\ \\U0001F680 TARGET\"",
                        "\u00e4A\t\\ \ud83d\ude80 TARGET"),
                argumentSet("an escaped end of line", "key: \"a \\\n    TARGET\"", "a TARGET"),
                argumentSet("double quotes over lines", "key: \"a\n\n  b\n  TARGET\"", "a\nb TARGET"),
                argumentSet("a literal block", "key: |\n  a &&\n    b\n  TARGET\n", "a &&\n  b\nTARGET\n"),
                argumentSet("a literal block with a header", "key: |2-  # why\n    a\n  TARGET", "  a\nTARGET"),
                argumentSet("a folded block", "key: >-\n  a &&\n  b\n\n  c TARGET", "a && b\nc TARGET"),
                argumentSet("a folded block with deeper lines", "key: >\n  a\n    b\n  TARGET\n", "a\n  b\nTARGET\n"),
                argumentSet(
                        "behind rockets", "key: '\ud83d\ude80\ud83d\ude80 TARGET'", "\ud83d\ude80\ud83d\ude80 TARGET"),
                argumentSet("in a flow", "{a: 1, key: x TARGET, b: 2}", "x TARGET"),
                argumentSet("behind a byte order mark", "\ufeffkey: x TARGET", "x TARGET"),
                argumentSet("with the line ends of Windows", "a: 1\r\nkey: |-\r\n  a\r\n  TARGET\r\n", "a\nTARGET"));
    }

    /** Where it stands as an editor counts. */
    private static Place target(String yaml) {
        var text = yaml.replace("\ufeff", "");
        var before = text.substring(0, text.indexOf("TARGET"));
        var line = before.substring(before.lastIndexOf('\n') + 1);
        return new Place(
                (int) before.chars().filter(character -> character == '\n').count() + 1,
                line.codePointCount(0, line.length()) + 1);
    }
}
