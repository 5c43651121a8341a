package io.hullmark.engine.statements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hullmark.engine.facts.Attestation;
import io.hullmark.engine.facts.ExceptionScope;
import io.hullmark.engine.fixtures.Attestations;
import io.hullmark.engine.fixtures.Exceptions;
import io.hullmark.engine.fixtures.Journal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class AttestationFlawsTest {
    private static final Attestation GOOD = Attestations.ofRule("users.2026_q4", "engine-users-trusted");

    static Stream<Arguments> flawed() {
        return Stream.of(
                argumentSet("no id", said("", "seen", "alice", ""), "id must be 1 to 128 small letters"),
                argumentSet("nobody says it", said("x", "seen", " ", ""), "by must not be empty"),
                argumentSet("nothing is said", said("x", "", "alice", ""), "statement must not be empty"),
                argumentSet("an endless link", said("x", "seen", "alice", "a".repeat(4_097)), "link must have at most"),
                argumentSet(
                        "ends when it begins",
                        Attestations.between(GOOD, Journal.START.plusSeconds(9), Journal.START.plusSeconds(9)),
                        "until must come after stated"),
                argumentSet(
                        "ended before",
                        Attestations.between(GOOD, Journal.START.minusSeconds(9), Journal.START),
                        "until must lie in the future, got 2026-11-21T12:00:00Z"),
                argumentSet("everything", Attestations.of("x", ExceptionScope.ALL), "scope must name the rules"),
                argumentSet(
                        "everything of a host",
                        Attestations.of("x", Exceptions.scope(List.of(), List.of("h1"), List.of(), List.of())),
                        "scope must name the rules"),
                argumentSet(
                        "an element",
                        Attestations.of("x", Exceptions.scope(List.of("a"), List.of(), List.of(), List.of("/srv"))),
                        "scope must not name elements"),
                argumentSet(
                        "an empty entry",
                        Attestations.of("x", Exceptions.scope(List.of("a", ""), List.of(), List.of(), List.of())),
                        "scope must not have empty entries"));
    }

    @ParameterizedTest
    @MethodSource("flawed")
    void shouldSayWhatIsWrong(Attestation attestation, String flaw) {
        assertThat(AttestationFlaws.of(attestation, Journal.START))
                .singleElement()
                .asString()
                .contains(flaw);
    }

    @Test
    void shouldFindNothingWrongWithAGoodOne() {
        var byControl = Attestations.of(
                "x",
                new ExceptionScope(
                        List.of(),
                        List.of("cis-docker:1.1.2"),
                        List.of(),
                        Map.of(),
                        List.of(),
                        List.of(),
                        Map.of(),
                        "",
                        "",
                        List.of()));

        assertThat(AttestationFlaws.of(GOOD, Journal.START)).isEmpty();
        assertThat(AttestationFlaws.of(byControl, Journal.START)).isEmpty();
    }

    private static Attestation said(String id, String statement, String by, String link) {
        return new Attestation(id, GOOD.scope(), statement, by, GOOD.statedAt(), GOOD.until(), link);
    }
}
