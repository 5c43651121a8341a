package io.hullmark.engine.exceptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hullmark.engine.facts.ExceptionScope;
import io.hullmark.engine.facts.PolicyException;
import io.hullmark.engine.fixtures.Exceptions;
import io.hullmark.engine.fixtures.Journal;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ExceptionFlawsTest {
    private static final PolicyException GOOD = Exceptions.ofRule("shop-2026.07_a", "container-not-privileged");

    static Stream<Arguments> flawed() {
        return Stream.of(
                argumentSet("no id", by("", "why", "alice", "bob"), "id must be 1 to 128 small letters"),
                argumentSet("an id that is a path", by("../x", "why", "alice", "bob"), "got '../x'"),
                argumentSet("no reason", by("x", " ", "alice", "bob"), "reason must not be empty"),
                argumentSet("nobody asked", by("x", "why", "", "bob"), "requester must not be empty"),
                argumentSet("nobody approved", by("x", "why", "alice", ""), "approver must not be empty"),
                argumentSet(
                        "approved by himself", by("x", "why", "alice", " Alice "), "approver must be another person"),
                argumentSet("a novel", by("x", "a".repeat(4_097), "alice", "bob"), "reason must have at most 4096"),
                argumentSet(
                        "ends before it begins",
                        Exceptions.between(GOOD, Journal.START.plusSeconds(9), Journal.START.plusSeconds(9)),
                        "expires must come after starts"),
                argumentSet(
                        "ended before",
                        Exceptions.between(GOOD, Journal.START.minusSeconds(9), Journal.START),
                        "expires must lie in the future, got 2026-11-21T12:00:00Z"),
                argumentSet("everything", Exceptions.of("x", ExceptionScope.ALL), "scope must not cover everything"),
                argumentSet(
                        "everything by patterns",
                        Exceptions.of(
                                "x", Exceptions.scope(List.of(), List.of("*"), List.of("**"), List.of("/srv", "*"))),
                        "scope must not cover everything"),
                argumentSet(
                        "an empty entry",
                        Exceptions.of("x", Exceptions.scope(List.of("a", ""), List.of(), List.of(), List.of())),
                        "scope must not have empty entries"),
                argumentSet(
                        "an endless pattern",
                        Exceptions.of(
                                "x", Exceptions.scope(List.of("a"), List.of("*".repeat(257)), List.of(), List.of())),
                        "entries of scope have at most 256 characters"),
                argumentSet(
                        "endlessly many",
                        Exceptions.of(
                                "x",
                                Exceptions.scope(Collections.nCopies(1_001, "a"), List.of(), List.of(), List.of())),
                        "scope has at most 1000 entries, got 1001"));
    }

    @ParameterizedTest
    @MethodSource("flawed")
    void shouldSayWhatIsWrong(PolicyException exception, String flaw) {
        assertThat(ExceptionFlaws.of(exception, Journal.START))
                .singleElement()
                .asString()
                .contains(flaw);
    }

    @Test
    void shouldSayAllThatIsWrongAtOnce() {
        var exception = Exceptions.until(by("", "", "", ""), Journal.START.minus(Duration.ofDays(1)));

        assertThat(ExceptionFlaws.of(exception, Journal.START)).hasSize(5);
    }

    @Test
    void shouldFindNothingWrongWithAGoodOne() {
        var later = Exceptions.between(
                GOOD, Journal.START.plus(Duration.ofDays(1)), Journal.START.plus(Duration.ofDays(2)));

        assertThat(ExceptionFlaws.of(GOOD, Journal.START)).isEmpty();
        assertThat(ExceptionFlaws.of(later, Journal.START)).isEmpty();
    }

    private static PolicyException by(String id, String reason, String requester, String approver) {
        return new PolicyException(
                id, GOOD.type(), GOOD.scope(), reason, requester, approver, "", GOOD.startsAt(), GOOD.expiresAt());
    }
}
