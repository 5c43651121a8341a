package io.hullmark.engine.findings;

import io.hullmark.engine.rules.Judgement;
import io.hullmark.engine.rules.Judgement.Failure;
import io.hullmark.engine.rules.Verdict;
import io.hullmark.engine.verdicts.VerdictCode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The findings of one subject on one occasion. A finding that stays is not told again; one whose rule can't decide stays as it was; one
 * that may pass by itself waits until it has lasted.
 */
public final class SubjectFindings {
    /** A container in which commands come and go would else gather findings for ever. */
    static final int MOST_RESOLVED = 256;

    private static final String LASTED = "the rule failed for a while";

    private final Occasion occasion;
    private final Telling telling;
    private final List<HeldFinding> before;
    private final byte[] verdictsBefore;
    private final TreeMap<Place, HeldFinding> findings = new TreeMap<>();
    private boolean settles;

    private record Place(int rule, String element) implements Comparable<Place> {
        private static final Comparator<Place> ORDER =
                Comparator.comparingInt(Place::rule).thenComparing(Place::element);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    /** Continues from findings and from the verdicts, by ordinal of their rules, that held until now. */
    public SubjectFindings(List<HeldFinding> before, byte[] verdictsBefore, Occasion occasion, Acceptance acceptance) {
        this.occasion = occasion;
        this.telling = new Telling(occasion, acceptance);
        this.before = before;
        this.verdictsBefore = verdictsBefore;
        before.forEach(finding -> findings.put(new Place(finding.rule(), finding.element()), finding));
    }

    /**
     * A rule says something of the subject.
     *
     * @param ordinal the rule's ordinal
     * @param requirement the rule
     * @param judgement what it says
     * @param whenPassing why a finding is resolved that no longer holds although the rule still applies
     */
    public void judged(int ordinal, Requirement requirement, Judgement judgement, Resolution whenPassing) {
        switch (judgement.verdict()) {
            case FAIL -> failed(ordinal, requirement, judgement, whenPassing);
            case PASS -> resolve(ordinal, requirement, Map.of(), whenPassing);
            case NOT_APPLICABLE ->
                resolve(
                        ordinal,
                        requirement,
                        Map.of(),
                        whenPassing == Resolution.FIXED ? Resolution.NOT_APPLICABLE : whenPassing);
            case UNKNOWN -> remember(ordinal, requirement);
            case MANUAL -> {
                if (whenPassing == Resolution.FIXED) {
                    remember(ordinal, requirement);
                } else {
                    resolve(ordinal, requirement, Map.of(), whenPassing);
                }
            }
        }
    }

    /** A rule no longer has a say, or the subject is gone. */
    public void ended(int ordinal, Requirement requirement, Resolution reason) {
        resolve(ordinal, requirement, Map.of(), reason);
    }

    /**
     * From now on what has lasted is told. Before, only what changes is: rules may be asked between ticks for no reason but that nobody
     * remembers what they said, and nothing that is told may depend on that.
     */
    public void settle() {
        settles = true;
    }

    /** Somebody has seen a finding and works on it. */
    public void acknowledged(HeldFinding finding, Requirement requirement, String by, String note) {
        findings.put(
                new Place(finding.rule(), finding.element()), telling.acknowledged(finding, requirement, by, note));
    }

    /** The subject is gone; whether its findings are, time will tell. */
    public void departed() {
        findings.replaceAll((place, finding) -> finding.told() ? finding.seen(lastHeld(finding)) : finding);
    }

    /** What happened, in order. */
    public List<Transition> transitions() {
        return telling.transitions();
    }

    /** What is to be kept, ordered by rule and element. */
    public List<HeldFinding> after() {
        var after = new ArrayList<>(findings.values());
        var resolved = after.stream()
                .filter(finding -> !finding.told() && !finding.holds())
                .sorted(Comparator.comparing(HeldFinding::lastSeen))
                .toList();
        after.removeAll(resolved.subList(0, Math.max(0, resolved.size() - MOST_RESOLVED)));
        return after;
    }

    /** Whether what is to be kept differs from what was. */
    public boolean changed() {
        return !before.equals(after());
    }

    private void failed(int ordinal, Requirement requirement, Judgement judgement, Resolution whenPassing) {
        var failures = new LinkedHashMap<String, Failure>();
        judgement.failures().forEach(failure -> failures.putIfAbsent(failure.element(), failure));
        resolve(ordinal, requirement, failures, whenPassing);
        var wait = whenPassing == Resolution.FIXED ? holdDown(ordinal) : Duration.ZERO;
        failures.values().forEach(failure -> fails(ordinal, requirement, failure, wait));
    }

    /** What a snapshot shows may be half of a change; what somebody did, an exec for one, has happened. */
    private Duration holdDown(int ordinal) {
        byte code = VerdictCode.at(verdictsBefore, ordinal);
        boolean kept = code == VerdictCode.NONE || code == VerdictCode.of(Verdict.PASS);
        return kept && occasion.cause().kind() == FactKind.SNAPSHOT
                ? occasion.patience().holdDown()
                : Duration.ZERO;
    }

    private void fails(int ordinal, Requirement requirement, Failure failure, Duration wait) {
        var place = new Place(ordinal, failure.element());
        var known = findings.get(place);
        if (known != null && known.told() && known.isDue(occasion.at())) {
            known = telling.resolved(known, requirement, Resolution.FIXED);
        }
        if (known != null && known.told()) {
            var still = known.holds() && heldUntilNow(ordinal)
                    ? known
                    : known.unchanged().seen(occasion.at());
            findings.put(
                    place,
                    telling.considered(still, requirement, failure.evidence(), failure.message(), occasion.at()));
        } else if (known == null || !known.holds()) {
            var begun = known == null
                    ? HeldFinding.begun(ordinal, failure.element(), occasion.at(), occasion.cause())
                    : known.again(
                            occasion.at(), occasion.cause(), occasion.patience().memory());
            findings.put(
                    place,
                    wait.isZero()
                            ? telling.opened(begun, requirement, failure.evidence(), failure.message())
                            : begun.until(occasion.at().plus(wait)));
        } else if (settles && known.isDue(occasion.at())) {
            var lasted = known.seen(occasion.at());
            findings.put(place, telling.opened(lasted, requirement, failure.evidence(), failure.message()));
        }
    }

    private void resolve(int ordinal, Requirement requirement, Map<String, Failure> failing, Resolution reason) {
        of(ordinal).forEach((place, known) -> {
            if (failing.containsKey(place.element())) {
                return;
            }
            if (known.told()) {
                findings.put(place, passes(known, requirement, reason));
            } else if (known.isDue(occasion.at()) || (known.holds() && reason.endsSubject())) {
                var lasted = telling.opened(known, requirement, List.of(), LASTED);
                findings.put(place, telling.resolved(lasted, requirement, reason));
            } else if (known.holds() && known.transitions() > 0) {
                findings.put(place, known.unchanged());
            } else if (known.holds()) {
                findings.remove(place);
            }
        });
    }

    private HeldFinding passes(HeldFinding known, Requirement requirement, Resolution reason) {
        var seen = known.holds() ? known.seen(lastHeld(known)) : known;
        if (!reason.mayPass() || (settles && known.isDue(occasion.at()))) {
            return telling.resolved(seen, requirement, reason);
        }
        if (!known.holds()) {
            return known;
        }
        var patience = occasion.patience();
        return known.episode().returns() < patience.returns()
                ? telling.resolved(seen, requirement, reason)
                : seen.until(occasion.at().plus(patience.damping()));
    }

    private boolean heldUntilNow(int ordinal) {
        return VerdictCode.at(verdictsBefore, ordinal) == VerdictCode.of(Verdict.FAIL);
    }

    /**
     * Nobody can tell now; write down until when it was known to hold. What people accept goes its own way: when an exception ends,
     * the finding is open again for all that was last known.
     */
    private void remember(int ordinal, Requirement requirement) {
        of(ordinal).forEach((place, known) -> {
            if (known.isDue(occasion.at())) {
                findings.put(
                        place,
                        known.told()
                                ? known.unchanged()
                                : telling.opened(known, requirement, List.of(), Telling.LAST_KNOWN));
            } else if (known.told() && known.holds()) {
                var seen = known.seen(lastHeld(known));
                findings.put(
                        place, telling.considered(seen, requirement, List.of(), Telling.LAST_KNOWN, seen.lastSeen()));
            }
        });
    }

    /** A finding that held until now was still there when the picture was last proved to be true. */
    private Instant lastHeld(HeldFinding finding) {
        var confirmed = occasion.confirmedAt();
        return finding.holds() && heldUntilNow(finding.rule()) && confirmed.isAfter(finding.lastSeen())
                ? confirmed
                : finding.lastSeen();
    }

    private Map<Place, HeldFinding> of(int ordinal) {
        return new TreeMap<>(findings.subMap(new Place(ordinal, ""), new Place(ordinal + 1, "")));
    }
}
