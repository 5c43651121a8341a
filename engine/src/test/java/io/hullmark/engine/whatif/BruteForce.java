package io.hullmark.engine.whatif;

import io.hullmark.engine.facts.JournalEntry;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.facts.PolicyException;
import io.hullmark.engine.findings.Patience;
import io.hullmark.engine.findings.Subject;
import io.hullmark.engine.findings.Transition.Kind;
import io.hullmark.engine.fixtures.Bodies;
import io.hullmark.engine.fixtures.SmallRules;
import io.hullmark.engine.journal.FromScratch;
import io.hullmark.engine.journal.HeapMemory;
import io.hullmark.engine.journal.JournalFold;
import io.hullmark.engine.journal.Outcome;
import io.hullmark.engine.journal.Outcome.FindingChanged;
import io.hullmark.engine.journal.Outcome.RuleVerdict;
import io.hullmark.engine.journal.PlainScope;
import io.hullmark.engine.rules.Compilation;
import io.hullmark.engine.rules.PolicyValues;
import io.hullmark.engine.rules.Rule;
import io.hullmark.engine.rules.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Judges everything by every draft rule after every entry, and holds it against what the journal tells: slow, and too simple to be wrong.
 * For journals by {@link Diary} with {@link Patience#NONE}.
 */
final class BruteForce {
    private final Draft draft;
    private final HeapMemory memory = new HeapMemory();
    private final JournalFold fold = new JournalFold(new SmallRules(), new Bodies(), memory, 4_096, Patience.NONE);
    private final TreeMap<Place, Optional<String>> live = new TreeMap<>();
    private final TreeMap<Place, Optional<String>> drafted = new TreeMap<>();
    private final TreeMap<Place, Parting> parted = new TreeMap<>();
    private final List<Parting> partings = new ArrayList<>();
    private final TreeMap<ObjectKey, Subject> subjects = new TreeMap<>();
    private Instant clock = Instant.MIN;

    /** A finding that is otherwise for a while. */
    record Parting(Place place, Instant since, Optional<Instant> until, Phase live, Phase draft) {
        static Parting of(Deviation deviation) {
            return new Parting(
                    new Place(deviation.subject().key(), deviation.rule(), deviation.element()),
                    deviation.since(),
                    deviation.until(),
                    deviation.live(),
                    deviation.draft());
        }
    }

    private BruteForce(Draft draft) {
        this.draft = draft;
    }

    /** Where the sides part, in any order; the draft takes effect before an entry. */
    static List<Parting> of(Draft draft, List<JournalEntry> entries, int begin) {
        var brute = new BruteForce(draft);
        for (JournalEntry entry : entries.subList(0, begin)) {
            brute.live(entry);
        }
        brute.drafted.putAll(brute.live);
        brute.look(brute.clock);
        for (JournalEntry entry : entries.subList(begin, entries.size())) {
            brute.boundaries(entry.at());
            brute.live(entry);
            if (!brute.fold.sliceDue()) {
                brute.look(brute.clock);
            }
        }
        brute.partings.addAll(brute.parted.values());
        return brute.partings.stream()
                .filter(parting ->
                        parting.until().isPresent() || parting.since().isBefore(brute.clock))
                .toList();
    }

    private void live(JournalEntry entry) {
        clock = entry.at().isAfter(clock) ? entry.at() : clock;
        for (Outcome outcome : fold.apply(entry)) {
            if (outcome instanceof Outcome.PostureChanged posture) {
                subjects.put(posture.subject().key(), posture.subject());
            } else if (outcome instanceof FindingChanged changed) {
                var transition = changed.transition();
                var place = new Place(
                        transition.subject().key(), transition.requirement().id(), transition.element());
                if (transition.kind() instanceof Kind.Resolved) {
                    live.remove(place);
                } else {
                    live.put(
                            place,
                            transition.kind() instanceof Kind.Suppressed suppressed
                                    ? Optional.of(suppressed.exception())
                                    : Optional.empty());
                }
            }
        }
    }

    /** Exceptions of the draft begin and end between entries, too. */
    private void boundaries(Instant until) {
        draft.exceptions().stream()
                .flatMap(List::stream)
                .flatMap(exception -> Stream.of(exception.startsAt(), exception.expiresAt()))
                .filter(moment -> moment.isAfter(clock) && !moment.isAfter(until))
                .sorted()
                .distinct()
                .toList()
                .forEach(moment -> {
                    clock = moment;
                    look(moment);
                });
    }

    private void look(Instant at) {
        var rules = rules();
        var byId = new HashMap<String, Rule>();
        rules.forEach(rule -> byId.put(rule.id().value(), rule));
        judge(FromScratch.posture(memory, rules));
        cover(at);
        var liveRules = new HashMap<String, Rule>();
        FromScratch.rules(memory).forEach(rule -> liveRules.put(rule.id().value(), rule));
        var places = new TreeSet<>(live.keySet());
        places.addAll(drafted.keySet());
        places.addAll(parted.keySet());
        places.forEach(place -> compare(place, at, phase(live, place, liveRules), phase(drafted, place, byId)));
    }

    private List<Rule> rules() {
        return draft.rules()
                .map(texts -> texts.values().stream()
                        .map(text -> new SmallRules().compile(text, PolicyValues.NONE))
                        .map(compilation -> ((Compilation.Accepted) compilation).rule())
                        .sorted(Comparator.comparing(Rule::id))
                        .toList())
                .orElseGet(() -> FromScratch.rules(memory));
    }

    private void judge(Map<ObjectKey, List<RuleVerdict>> posture) {
        drafted.keySet()
                .removeIf(place -> posture.getOrDefault(place.subject(), List.of()).stream()
                        .noneMatch(said -> said.rule().equals(place.rule())));
        posture.forEach((subject, verdicts) -> {
            for (RuleVerdict said : verdicts) {
                if (said.verdict() == Verdict.UNKNOWN) {
                    continue;
                }
                var failing = new TreeSet<>(said.elements());
                if (said.verdict() == Verdict.FAIL && failing.isEmpty()) {
                    failing.add("");
                }
                drafted.keySet()
                        .removeIf(place -> place.subject().equals(subject)
                                && place.rule().equals(said.rule())
                                && !failing.contains(place.element()));
                failing.forEach(
                        element -> drafted.putIfAbsent(new Place(subject, said.rule(), element), Optional.empty()));
            }
        });
    }

    private void cover(Instant at) {
        drafted.replaceAll((place, before) -> {
            var covering = inForce(at)
                    .filter(exception -> PlainScope.covers(
                            exception.scope(),
                            place.rule().value(),
                            Optional.ofNullable(subjects.get(place.subject())).orElseThrow(),
                            place.element()))
                    .sorted(Comparator.comparing(PolicyException::expiresAt)
                            .reversed()
                            .thenComparing(PolicyException::id))
                    .map(PolicyException::id)
                    .toList();
            return before.filter(covering::contains).or(() -> covering.stream().findFirst());
        });
    }

    private Stream<PolicyException> inForce(Instant at) {
        if (draft.exceptions().isPresent()) {
            return draft.exceptions().get().stream()
                    .filter(exception -> !exception.startsAt().isAfter(at)
                            && exception.expiresAt().isAfter(at));
        }
        var inForce = new ArrayList<PolicyException>();
        memory.exceptions().scan("", (id, held) -> !held.isInForce() || inForce.add(held.decision()));
        return inForce.stream();
    }

    private static Phase phase(Map<Place, Optional<String>> side, Place place, Map<String, Rule> rules) {
        var told = side.get(place);
        if (told == null) {
            return new Phase.Absent();
        }
        var severity = Optional.ofNullable(rules.get(place.rule().value()))
                .orElseThrow()
                .severity();
        return told.<Phase>map(id -> new Phase.Suppressed(severity, id)).orElseGet(() -> new Phase.Open(severity));
    }

    private void compare(Place place, Instant at, Phase was, Phase would) {
        var known = parted.get(place);
        if (known != null && known.live().equals(was) && known.draft().equals(would)) {
            return;
        }
        if (known != null) {
            parted.remove(place);
            if (known.since().isBefore(at)) {
                partings.add(new Parting(place, known.since(), Optional.of(at), known.live(), known.draft()));
            }
        }
        if (!was.equals(would)) {
            parted.put(place, new Parting(place, at, Optional.empty(), was, would));
        }
    }
}
