package io.hullmark.cli.parity;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.engine.facts.ObjectKind;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnSubjectTest {
    private static final OwnSubject WEB = new OwnSubject(ObjectKind.CONTAINER, "0123abcd", "web");
    private static final OwnSubject NAMED = new OwnSubject(ObjectKind.IMAGE, "sha256:0123456789abcdef", "shop/web:2");
    private static final OwnSubject NAMELESS = new OwnSubject(ObjectKind.IMAGE, "sha256:0123456789abcdef", "");

    @ParameterizedTest
    @CsvSource({
        "db web,                  web",
        "web:/etc web:/usr db:80, web:/etc web:/usr",
        "0123abcd:web 4567:db,    0123abcd:web",
        "web2 my-web,             ''",
    })
    void shouldKnowTheItemsThatNameAContainer(String items, String named) {
        assertThat(WEB.among(words(items))).isEqualTo(words(named));
    }

    @ParameterizedTest
    @CsvSource({
        "[shop/web:2],                           [shop/web:2]",
        "[shop/db:1] [shop/web:1 shop/web:2],    [shop/web:1 shop/web:2]",
        "[shop/web:1 a:1 b:1] 0123456789ab,      0123456789ab",
        "[shop/web:20] 999999999999,             ''",
    })
    void shouldKnowTheItemsThatNameAnImage(String items, String named) {
        assertThat(NAMED.among(words(items))).isEqualTo(words(named));
    }

    @ParameterizedTest
    @CsvSource({"[shop/web:2] 0123456789ab, 0123456789ab", "[] 999999999999, ''"})
    void shouldKnowAnImageWithoutANameByItsId(String items, String named) {
        assertThat(NAMELESS.among(words(items))).isEqualTo(words(named));
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
    }
}
