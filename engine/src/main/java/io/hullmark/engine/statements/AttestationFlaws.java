package io.hullmark.engine.statements;

import io.hullmark.engine.decisions.Flaws;
import io.hullmark.engine.decisions.Flaws.Flaw;
import io.hullmark.engine.facts.Attestation;
import io.hullmark.engine.facts.ExceptionScope;
import java.time.Instant;
import java.util.List;

/** What is wrong with an attestation that nobody may publish. */
public final class AttestationFlaws {
    private final Flaws flaws = new Flaws();

    private AttestationFlaws() {}

    /** All that is wrong with it at the moment at which it is published; empty if it may be. */
    public static List<Flaw> of(Attestation attestation, Instant publishedAt) {
        var flaws = new AttestationFlaws();
        flaws.flaws.ofId(attestation.id());
        flaws.flaws.ofText("statement", attestation.statement());
        flaws.flaws.ofText("by", attestation.by());
        flaws.flaws.ofLength("link", attestation.link());
        flaws.ofTimes(attestation, publishedAt);
        flaws.ofScope(attestation.scope());
        return flaws.flaws.all();
    }

    private void ofTimes(Attestation attestation, Instant publishedAt) {
        if (!attestation.until().isAfter(attestation.statedAt())) {
            flaws.add(
                    "until",
                    "until must come after stated, got %s and %s"
                            .formatted(attestation.until(), attestation.statedAt()));
        } else if (!attestation.until().isAfter(publishedAt)) {
            flaws.add("until", "until must lie in the future, got %s".formatted(attestation.until()));
        }
    }

    /** What a person looked at has a name: whoever attests everything has looked at nothing. */
    private void ofScope(ExceptionScope scope) {
        flaws.ofScope(scope);
        if (scope.rules().isEmpty() && scope.controls().isEmpty()) {
            flaws.add("scope", "scope must name the rules or controls that are attested, not everything");
        }
        if (!scope.elements().isEmpty()) {
            flaws.add("scope", "scope must not name elements: a rule that only people can decide has none");
        }
    }
}
