package io.hullmark.engine.language.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.engine.facts.ExceptionScope;
import io.hullmark.engine.facts.PolicyException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ExceptionWriterTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "a: b",
                "*x",
                "!!tag",
                "null",
                "\"quoted\"\\",
                "two\nlines",
                "\u202e\u0085\ud83d\ude00é",
                "- {[#"
            })
    void shouldWriteWhatIsReadAgain(String hostile) {
        var exception = new PolicyException(
                "all",
                PolicyException.Type.COMPENSATING_CONTROL,
                new ExceptionScope(
                        List.of("container-not-privileged"),
                        List.of("cis-docker@1.8.0:5.5"),
                        List.of(hostile),
                        Map.of("tier", hostile),
                        List.of("nginx:1.25"),
                        List.of(hostile, "b"),
                        Map.of(hostile, "x"),
                        hostile,
                        "",
                        List.of(hostile)),
                hostile,
                "alice",
                "bob",
                "",
                NOW,
                NOW.plusSeconds(9));
        var problems = new Problems();

        var documents = Documents.read(ExceptionWriter.document(exception), problems);

        assertThat(ExceptionTextReader.read(documents.get(0), NOW).exception()).isEqualTo(exception);
        assertThat(problems.all()).isEmpty();
    }
}
