package io.hullmark.engine.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ImageReferencesTest {
    @ParameterizedTest
    @CsvSource({
        "web, web:latest",
        "web:1.4, web:1.4",
        "docker.io/library/web, web:latest",
        "index.docker.io/library/web:1, web:1",
        "docker.io/team/web, team/web:latest",
        "library/web, web:latest",
        "registry:5000/team/web, registry:5000/team/web:latest",
        "registry:5000/team/web:2, registry:5000/team/web:2",
        "registry:5000/library/web, registry:5000/library/web:latest",
        "web@sha256:0123, ''",
        "web:1@sha256:0123, ''",
        "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef, ''",
        "0123456789ab, ''",
        "'', ''",
    })
    void shouldNameTheTagAsTheEngineListsIt(String reference, String tag) {
        assertThat(ImageReferences.tag(reference)).isEqualTo(tag);
    }
}
