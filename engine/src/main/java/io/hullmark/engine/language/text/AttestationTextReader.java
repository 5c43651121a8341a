package io.hullmark.engine.language.text;

import io.hullmark.engine.facts.Attestation;
import io.hullmark.engine.statements.AttestationFlaws;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Reads the keys of an attestation's document. */
public final class AttestationTextReader {
    private static final List<String> REQUIRED = List.of("id", "scope", "statement", "by", "until");
    private static final List<String> KEYS = List.of("id", "scope", "statement", "by", "stated", "until", "link");

    private AttestationTextReader() {}

    /**
     * The attestation of a document; all that is wrong with it goes to the problems.
     *
     * @param publishedAt when it is published, and so begins if it does not say
     */
    public static AttestationText read(Fields fields, Instant publishedAt) {
        var written = new DecisionFields(fields, "an attestation", REQUIRED, KEYS);
        var stated = written.beginning("stated");
        var until = written.end("until");
        var begins = DecisionFields.begins(stated, until, publishedAt);
        var attestation = new Attestation(
                written.text("id"),
                written.scope(),
                written.text("statement"),
                written.text("by"),
                begins,
                until.orElse(begins.plus(1, ChronoUnit.DAYS)),
                written.text("link"));
        written.tell(AttestationFlaws.of(attestation, publishedAt));
        return new AttestationText(fields, attestation, !fields.names().contains("stated"), written.names());
    }
}
