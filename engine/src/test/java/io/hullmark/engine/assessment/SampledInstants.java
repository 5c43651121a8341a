package io.hullmark.engine.assessment;

import io.hullmark.engine.coverage.Contacts;
import io.hullmark.engine.coverage.Coverage;
import io.hullmark.engine.facts.Fact;
import io.hullmark.engine.facts.JournalEntry;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.facts.ObjectKind;
import io.hullmark.engine.findings.Patience;
import io.hullmark.engine.fixtures.Bodies;
import io.hullmark.engine.fixtures.Journal;
import io.hullmark.engine.journal.HeapMemory;
import io.hullmark.engine.journal.JournalFold;
import io.hullmark.engine.journal.Outcome.PostureChanged;
import io.hullmark.engine.journal.Outcome.PostureWithdrawn;
import io.hullmark.engine.journal.Outcome.RuleVerdict;
import io.hullmark.engine.picture.Silence;
import io.hullmark.engine.rules.Control;
import io.hullmark.engine.rules.Rule;
import io.hullmark.engine.rules.RuleMode;
import io.hullmark.engine.rules.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Asks of every instant at which anything can change what was then, as if it alone were asked for, and adds up what lies between them:
 * slow, and too simple to be wrong. For journals in which nothing comes in late.
 */
final class SampledInstants {
    private final List<JournalEntry> entries;
    private final Instant known;
    private final JournalFold fold =
            new JournalFold(new ServingRules(), new Bodies(), new HeapMemory(), 4_096, Patience.NONE);
    private final TreeMap<ObjectKey, PostureChanged> postures = new TreeMap<>();
    private int folded;

    private SampledInstants(List<JournalEntry> entries) {
        this.entries = entries;
        this.known = Assessing.known(entries);
    }

    /** For how long subjects were in which state, by control and subject. */
    static Map<Control, Map<ObjectKey, Times>> of(List<JournalEntry> entries, Instant from, Instant to) {
        var sampled = new SampledInstants(entries);
        var sums = new HashMap<Control, Map<ObjectKey, Times>>();
        Instant since = null;
        for (Instant moment : sampled.moments(from, to)) {
            if (since != null) {
                var lasted = Duration.between(since, moment);
                sampled.states(since)
                        .forEach((control, states) ->
                                states.forEach((subject, state) -> sums.computeIfAbsent(control, any -> new TreeMap<>())
                                        .merge(subject, Times.of(state, lasted), Times::plus)));
            }
            since = moment;
        }
        sums.values()
                .forEach(subjects ->
                        subjects.values().removeIf(times -> times.applied().isZero()));
        sums.values().removeIf(Map::isEmpty);
        return sums;
    }

    private SortedSet<Instant> moments(Instant from, Instant to) {
        var moments = new TreeSet<Instant>();
        for (JournalEntry entry : entries) {
            moments.add(entry.at());
            moments.add(Silence.deadline(entry.at(), Silence.FIRST_INTERVAL));
            moments.add(Silence.deadline(entry.at(), Journal.INTERVAL));
            if (entry.fact() instanceof Fact.CoverageLost lost) {
                moments.add(lost.from());
                lost.to().ifPresent(moments::add);
            }
        }
        moments.removeIf(moment -> !moment.isAfter(from) || !moment.isBefore(to));
        moments.add(from);
        moments.add(to);
        return moments;
    }

    private Map<Control, Map<ObjectKey, ControlState>> states(Instant moment) {
        // a deadline is the last instant in time, so what is between it and the next moment begins just after it
        var contacts = new Contacts(moment.plusNanos(1));
        for (JournalEntry entry : entries) {
            if (entry.fact() instanceof Fact.OfHost ofHost) {
                contacts.heard(ofHost, entry.at());
            }
        }
        while (folded < entries.size() && !entries.get(folded).at().isAfter(moment)) {
            fold.apply(entries.get(folded++)).forEach(outcome -> {
                if (outcome instanceof PostureChanged changed) {
                    postures.put(changed.subject().key(), changed);
                } else if (outcome instanceof PostureWithdrawn withdrawn) {
                    postures.remove(withdrawn.subject());
                }
            });
        }
        var rules = new HashMap<String, Rule>();
        for (ObjectKind kind : ObjectKind.values()) {
            fold.rules().on(kind).forEach(entry -> rules.put(entry.id().value(), entry.rule()));
        }
        var states = new HashMap<Control, Map<ObjectKey, ControlState>>();
        postures.forEach((subject, posture) -> contacts.of(subject.hostId(), known)
                .ifPresent(coverage -> posture.verdicts()
                        .forEach(verdict -> Optional.ofNullable(
                                        rules.get(verdict.rule().value()))
                                .filter(rule -> rule.mode() == RuleMode.ENFORCE)
                                .ifPresent(rule -> rule.controls()
                                        .forEach(control -> states.computeIfAbsent(control, any -> new TreeMap<>())
                                                .merge(subject, state(verdict, coverage), SampledInstants::worse))))));
        return states;
    }

    private static ControlState worse(ControlState one, ControlState other) {
        var order = new ArrayList<>(List.of(
                ControlState.FAILING,
                ControlState.ACCEPTED,
                ControlState.BLIND,
                ControlState.MANUAL,
                ControlState.ATTESTED,
                ControlState.COMPLIANT,
                ControlState.NOT_APPLICABLE));
        return order.indexOf(one) < order.indexOf(other) ? one : other;
    }

    private static ControlState state(RuleVerdict said, Coverage coverage) {
        var verdict = said.verdict();
        if (coverage instanceof Coverage.Silent && verdict != Verdict.MANUAL) {
            verdict = Verdict.UNKNOWN;
        } else if (coverage instanceof Coverage.Gap && verdict == Verdict.PASS) {
            verdict = Verdict.UNKNOWN;
        }
        return switch (verdict) {
            case PASS -> ControlState.COMPLIANT;
            case NOT_APPLICABLE -> ControlState.NOT_APPLICABLE;
            case UNKNOWN -> ControlState.BLIND;
            case MANUAL -> said.attestation().isPresent() ? ControlState.ATTESTED : ControlState.MANUAL;
            case FAIL -> isCovered(said) ? ControlState.ACCEPTED : ControlState.FAILING;
        };
    }

    private static boolean isCovered(RuleVerdict said) {
        return said.elements().isEmpty()
                ? said.suppressed().containsKey("")
                : said.elements().stream().allMatch(element -> said.suppressed().containsKey(element));
    }
}
