package io.hullmark.engine.language.text;

import io.hullmark.engine.decisions.Flaws.Flaw;
import io.hullmark.engine.facts.ExceptionScope;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the keys that decisions of all kinds have, and remembers which of them have a value that can be wrong. */
final class DecisionFields {
    private static final Instant LATEST = Instant.parse("+10000-01-01T00:00:00Z");

    private final Fields fields;
    private final Set<String> read = new HashSet<>();
    private final Optional<ScopeReader> scope;

    /** Complains of keys that are missing and of those that nobody knows. */
    DecisionFields(Fields fields, String owner, List<String> required, List<String> keys) {
        this.fields = fields;
        fields.allowOnly(owner, keys);
        required.forEach(name -> fields.require(owner, name));
        this.scope = fields.fields("scope").map(ScopeReader::new);
        if (scope.isPresent()) {
            read.add("scope");
        }
    }

    ExceptionScope scope() {
        return scope.map(ScopeReader::scope).orElse(ExceptionScope.ALL);
    }

    ScopeNames names() {
        return scope.map(ScopeReader::names).orElse(ScopeNames.NONE);
    }

    /** A text without what surrounds it; empty if it is not there. */
    String text(String name) {
        var text = fields.passage(name).map(passage -> passage.text().strip());
        text.ifPresent(unused -> read.add(name));
        return text.orElse("");
    }

    /** The moment at which something begins: of a day its first. */
    Optional<Instant> beginning(String name) {
        return instant(name, LocalDate::atStartOfDay);
    }

    /** The moment at which something ends; whoever writes a day means that it holds until the day is over. */
    Optional<Instant> end(String name) {
        return instant(name, day -> day.plusDays(1).atStartOfDay());
    }

    /** When it begins: when it says, or else when it is published; one that is over began before it was over. */
    static Instant begins(Optional<Instant> starts, Optional<Instant> ends, Instant publishedAt) {
        return starts.or(() ->
                        ends.map(end -> end.minus(1, ChronoUnit.MICROS)).filter(last -> last.isBefore(publishedAt)))
                .orElse(publishedAt);
    }

    /** Tells of flaws, but not of those of a key whose value could not even be read. */
    void tell(List<Flaw> flaws) {
        flaws.stream()
                .filter(flaw -> read.contains(flaw.key()))
                .forEach(flaw -> fields.problems().add(fields.placeOf(flaw.key()), flaw.message()));
    }

    /** What a day means as a moment. */
    private interface Moment {
        LocalDateTime of(LocalDate day);
    }

    private Optional<Instant> instant(String name, Moment moment) {
        return fields.passage(name).flatMap(passage -> {
            var instant = parsed(passage.text(), moment);
            if (instant.isPresent()) {
                read.add(name);
            } else {
                fields.problems()
                        .add(
                                passage.place(),
                                "%s must be a day such as 2026-12-31 or a moment such as 2026-12-31T18:00:00Z, got '%s'"
                                        .formatted(name, passage.text()));
            }
            return instant;
        });
    }

    private static Optional<Instant> parsed(String text, Moment moment) {
        try {
            if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
                return Optional.of(moment.of(LocalDate.parse(text)).toInstant(ZoneOffset.UTC));
            }
            return Optional.of(OffsetDateTime.parse(text).toInstant())
                    // what the topics can hold
                    .map(instant -> instant.truncatedTo(ChronoUnit.MICROS))
                    .filter(instant -> instant.isBefore(LATEST) && instant.isAfter(Instant.EPOCH));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }
}
