package io.hullmark.engine.language;

import io.hullmark.engine.facts.Attestation;
import io.hullmark.engine.language.text.AttestationText;
import io.hullmark.engine.rules.Problem;
import io.hullmark.engine.rules.Rule;
import io.hullmark.engine.rules.Verdict;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An attestation that somebody wrote down. */
public final class WrittenAttestation implements WrittenDecision<Attestation> {
    private final AttestationText text;

    WrittenAttestation(AttestationText text) {
        this.text = text;
    }

    @Override
    public Attestation decision() {
        return text.attestation();
    }

    @Override
    public boolean startsWhenPublished() {
        return text.startsWhenPublished();
    }

    @Override
    public int line() {
        return text.fields().place().line();
    }

    /** Also rules that decide by themselves, of which nothing can be attested. */
    @Override
    public List<Problem> unknownTo(Collection<Rule> rules) {
        var deciding = rules.stream()
                .filter(rule -> !isManual(rule))
                .map(rule -> rule.id().value())
                .collect(Collectors.toSet());
        return Stream.concat(
                        UnknownNames.in(text.names(), rules).stream(),
                        text.names().rules().stream()
                                .filter(passage -> deciding.contains(passage.text()))
                                .map(passage -> new Problem(
                                        passage.place().line(),
                                        passage.place().column(),
                                        "the rule '%s' decides by itself, so nothing can be attested of it; 'hullmark exceptions' accepts what it finds"
                                                .formatted(passage.text()))))
                .toList();
    }

    private static boolean isManual(Rule rule) {
        return rule.logic()
                .foregone()
                .filter(judgement -> judgement.verdict() == Verdict.MANUAL)
                .isPresent();
    }
}
