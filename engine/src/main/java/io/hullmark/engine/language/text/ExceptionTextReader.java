package io.hullmark.engine.language.text;

import io.hullmark.engine.exceptions.ExceptionFlaws;
import io.hullmark.engine.facts.ExceptionScope;
import io.hullmark.engine.facts.PolicyException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads the keys of an exception's document. */
public final class ExceptionTextReader {
    private static final Instant LATEST = Instant.parse("+10000-01-01T00:00:00Z");
    private static final String OWNER = "an exception";
    private static final List<String> REQUIRED =
            List.of("id", "type", "scope", "reason", "requester", "approver", "expires");
    private static final List<String> KEYS =
            List.of("id", "type", "scope", "reason", "requester", "approver", "ticket", "starts", "expires", "tests");

    private final Fields fields;
    private final Problems problems;
    private final Instant publishedAt;

    /** Keys with a value that is of the right form, so that it can have flaws. */
    private final Set<String> read = new HashSet<>();

    private ExceptionTextReader(Fields fields, Instant publishedAt) {
        this.fields = fields;
        this.problems = fields.problems();
        this.publishedAt = publishedAt;
    }

    /**
     * The exception of a document; all that is wrong with it goes to the problems.
     *
     * @param publishedAt when it is published, and so begins if it does not say
     */
    public static ExceptionText read(Fields fields, Instant publishedAt) {
        return new ExceptionTextReader(fields, publishedAt).read();
    }

    private ExceptionText read() {
        fields.allowOnly(OWNER, KEYS);
        REQUIRED.forEach(name -> fields.require(OWNER, name));
        var scope = fields.fields("scope").map(ScopeReader::new);
        if (scope.isPresent()) {
            read.add("scope");
        }
        var starts = instant("starts", LocalDate::atStartOfDay);
        // whoever writes a day means that the exception holds until it is over
        var expires = instant("expires", day -> day.plusDays(1).atStartOfDay());
        // one that is over began before it was over
        var begins = starts.or(() ->
                        expires.map(end -> end.minus(1, ChronoUnit.MICROS)).filter(last -> last.isBefore(publishedAt)))
                .orElse(publishedAt);
        var exception = new PolicyException(
                text("id"),
                type().orElse(PolicyException.Type.RISK_ACCEPTED),
                scope.map(ScopeReader::scope).orElse(ExceptionScope.ALL),
                text("reason"),
                text("requester"),
                text("approver"),
                text("ticket"),
                begins,
                expires.orElse(begins.plus(1, ChronoUnit.DAYS)));
        for (var flaw : ExceptionFlaws.of(exception, publishedAt)) {
            if (read.contains(flaw.key())) {
                problems.add(fields.placeOf(flaw.key()), flaw.message());
            }
        }
        return new ExceptionText(
                fields,
                exception,
                !fields.names().contains("starts"),
                scope.map(ScopeReader::rules).orElse(List.of()),
                scope.map(ScopeReader::controls).orElse(List.of()),
                fields.list("tests").stream()
                        .flatMap(test -> FindingTextReader.test(test).stream())
                        .toList());
    }

    private String text(String name) {
        var text = fields.passage(name).map(passage -> passage.text().strip());
        text.ifPresent(unused -> read.add(name));
        return text.orElse("");
    }

    private Optional<PolicyException.Type> type() {
        return fields.passage("type").flatMap(passage -> {
            for (var type : PolicyException.Type.values()) {
                if (word(type).equals(passage.text())) {
                    return Optional.of(type);
                }
            }
            var words = List.of(PolicyException.Type.values()).stream()
                    .map(ExceptionTextReader::word)
                    .toList();
            problems.add(
                    passage.place(),
                    "type must be one of %s, got '%s'".formatted(String.join(", ", words), passage.text()));
            return Optional.empty();
        });
    }

    /** How a type is written. */
    public static String word(PolicyException.Type type) {
        return type.name().toLowerCase(Locale.ROOT).replace('_', '-');
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
                problems.add(
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
