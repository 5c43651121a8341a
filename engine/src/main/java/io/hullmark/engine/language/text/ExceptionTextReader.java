package io.hullmark.engine.language.text;

import io.hullmark.engine.exceptions.ExceptionFlaws;
import io.hullmark.engine.facts.PolicyException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the keys of an exception's document. */
public final class ExceptionTextReader {
    private static final List<String> REQUIRED =
            List.of("id", "type", "scope", "reason", "requester", "approver", "expires");
    private static final List<String> KEYS =
            List.of("id", "type", "scope", "reason", "requester", "approver", "ticket", "starts", "expires", "tests");

    private ExceptionTextReader() {}

    /**
     * The exception of a document; all that is wrong with it goes to the problems.
     *
     * @param publishedAt when it is published, and so begins if it does not say
     */
    public static ExceptionText read(Fields fields, Instant publishedAt) {
        var written = new DecisionFields(fields, "an exception", REQUIRED, KEYS);
        var starts = written.beginning("starts");
        var expires = written.end("expires");
        var begins = DecisionFields.begins(starts, expires, publishedAt);
        var exception = new PolicyException(
                written.text("id"),
                type(fields).orElse(PolicyException.Type.RISK_ACCEPTED),
                written.scope(),
                written.text("reason"),
                written.text("requester"),
                written.text("approver"),
                written.text("ticket"),
                begins,
                expires.orElse(begins.plus(1, ChronoUnit.DAYS)));
        written.tell(ExceptionFlaws.of(exception, publishedAt));
        return new ExceptionText(
                fields,
                exception,
                !fields.names().contains("starts"),
                written.names(),
                fields.list("tests").stream()
                        .flatMap(test -> FindingTextReader.test(test).stream())
                        .toList());
    }

    private static Optional<PolicyException.Type> type(Fields fields) {
        return fields.passage("type").flatMap(passage -> {
            for (var type : PolicyException.Type.values()) {
                if (word(type).equals(passage.text())) {
                    return Optional.of(type);
                }
            }
            var words = List.of(PolicyException.Type.values()).stream()
                    .map(ExceptionTextReader::word)
                    .toList();
            fields.problems()
                    .add(
                            passage.place(),
                            "type must be one of %s, got '%s'".formatted(String.join(", ", words), passage.text()));
            return Optional.empty();
        });
    }

    /** How a type is written. */
    public static String word(PolicyException.Type type) {
        return type.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
