package io.hullmark.engine.check;

import io.hullmark.engine.check.Assessment.Flaw;
import io.hullmark.engine.facts.Attestation;
import io.hullmark.engine.facts.Decision;
import io.hullmark.engine.facts.Fact;
import io.hullmark.engine.facts.JournalEntry;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.facts.PolicyException;
import io.hullmark.engine.facts.SectionReader;
import io.hullmark.engine.findings.Transition;
import io.hullmark.engine.journal.HeapMemory;
import io.hullmark.engine.journal.JournalFold;
import io.hullmark.engine.journal.Outcome;
import io.hullmark.engine.journal.Outcome.FindingChanged;
import io.hullmark.engine.journal.Outcome.PostureChanged;
import io.hullmark.engine.journal.Outcome.RuleRefused;
import io.hullmark.engine.rules.Rule;
import io.hullmark.engine.rules.RuleId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One examination of what was seen once. Facts come first and rules last, so that every subject is judged once, with all in place. */
public final class Checkup {
    private static final Comparator<Assessment> ORDER = Comparator.comparing(
                    (Assessment assessment) -> assessment.subject().key())
            .thenComparing(assessment -> assessment.rule().id());

    private final JournalFold fold;
    private final Instant at;
    private final Map<RuleId, Rule> rules = new HashMap<>();
    private final Map<Judged, List<Flaw>> flaws = new HashMap<>();
    private final List<PostureChanged> postures = new ArrayList<>();
    private long position;

    private record Judged(ObjectKey subject, RuleId rule) {}

    private Checkup(Map<String, Rule> rules, SectionReader reader, int objects, Instant at) {
        this.fold = new JournalFold(new ReadyRules(rules), reader, new HeapMemory(), Math.max(1, objects));
        this.at = at;
        rules.values().forEach(rule -> this.rules.put(rule.id(), rule));
    }

    /**
     * What the rules say of every host, container and image of which there is a snapshot, ordered by subject and rule. Rules over
     * time say nothing: one look can't tell what lasts.
     *
     * @param rules compiled rules by their texts
     * @param reader opens the snapshots' sections
     * @param facts what was seen, in order
     * @param decisions what people decided for a while
     * @param at when it was seen
     */
    public static List<Assessment> of(
            Map<String, Rule> rules,
            SectionReader reader,
            List<? extends Fact.OfHost> facts,
            List<? extends Decision> decisions,
            Instant at) {
        var checkup = new Checkup(rules, reader, facts.size() + 1, at);
        facts.forEach(checkup::apply);
        decisions.forEach(decision -> checkup.apply(fact(decision)));
        rules.forEach((text, rule) -> {
            if (rule.logic().watch().isEmpty()) {
                checkup.apply(new Fact.RulePublished(rule.id().value(), text));
            }
        });
        while (checkup.fold.sliceDue()) {
            checkup.apply(new Fact.SliceGranted(Integer.MAX_VALUE));
        }
        return checkup.assessments(seen(facts));
    }

    private void apply(Fact fact) {
        for (Outcome outcome : fold.apply(new JournalEntry(0, position++, at, fact))) {
            if (outcome instanceof PostureChanged posture) {
                postures.add(posture);
            } else if (outcome instanceof FindingChanged finding) {
                note(finding.transition());
            } else if (outcome instanceof RuleRefused refused) {
                throw new IllegalArgumentException(
                        "the rule '%s' is refused: %s".formatted(refused.id(), refused.problems()));
            }
        }
    }

    private static Fact fact(Decision decision) {
        if (decision instanceof PolicyException exception) {
            return new Fact.ExceptionDecided(exception);
        } else if (decision instanceof Attestation attestation) {
            return new Fact.Attested(attestation);
        }
        throw new IllegalArgumentException("no fact says " + decision);
    }

    private void note(Transition found) {
        var judged = new Judged(found.subject().key(), found.requirement().id());
        flaws.computeIfAbsent(judged, unused -> new ArrayList<>())
                .add(new Flaw(
                        found.findingId(),
                        found.element(),
                        found.evidence(),
                        found.message(),
                        exception(found.kind())));
    }

    private static Optional<String> exception(Transition.Kind kind) {
        return kind instanceof Transition.Kind.Suppressed suppressed
                ? Optional.of(suppressed.exception())
                : Optional.empty();
    }

    /** A host that only its containers tell of was not looked at, so nothing is said of it. */
    private List<Assessment> assessments(Set<ObjectKey> seen) {
        return postures.stream()
                .filter(posture -> seen.contains(posture.subject().key()))
                .flatMap(posture -> posture.verdicts().stream().map(verdict -> {
                    var found = flaws.getOrDefault(new Judged(posture.subject().key(), verdict.rule()), List.of());
                    return new Assessment(
                            posture.subject(),
                            rule(verdict.rule()),
                            verdict.verdict(),
                            verdict.detail(),
                            verdict.attestation(),
                            found);
                }))
                .sorted(ORDER)
                .toList();
    }

    private Rule rule(RuleId id) {
        var rule = rules.get(id);
        if (rule == null) {
            throw new IllegalStateException("a verdict of the rule '%s', which was not given".formatted(id));
        }
        return rule;
    }

    private static Set<ObjectKey> seen(List<? extends Fact.OfHost> facts) {
        return facts.stream()
                .filter(Fact.SnapshotTaken.class::isInstance)
                .map(fact -> ((Fact.SnapshotTaken) fact).object())
                .collect(Collectors.toUnmodifiableSet());
    }
}
