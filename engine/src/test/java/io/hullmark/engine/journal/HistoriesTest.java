package io.hullmark.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.engine.decisions.Held;
import io.hullmark.engine.facts.ExceptionScope;
import io.hullmark.engine.facts.Fact;
import io.hullmark.engine.facts.JournalEntry;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.findings.HeldFinding;
import io.hullmark.engine.findings.Subject;
import io.hullmark.engine.findings.Transition;
import io.hullmark.engine.findings.Transition.Kind;
import io.hullmark.engine.fixtures.Bodies;
import io.hullmark.engine.fixtures.History;
import io.hullmark.engine.fixtures.Journal;
import io.hullmark.engine.fixtures.SmallRules;
import io.hullmark.engine.journal.Outcome.FindingChanged;
import io.hullmark.engine.journal.Outcome.PostureChanged;
import io.hullmark.engine.journal.Outcome.PostureWithdrawn;
import io.hullmark.engine.journal.Outcome.RuleVerdict;
import io.hullmark.engine.rules.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for every journal, tried on many. */
final class HistoriesTest {
    private static final int LENGTH = 400;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 25);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldGiveTheSameWheneverItIsFolded(long seed) {
        var entries = History.of(seed, LENGTH);

        assertThat(fold(entries, new HeapMemory())).isEqualTo(fold(entries, new HeapMemory()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldGiveTheSameWhateverIsRemembered(long seed) {
        var entries = History.of(seed, LENGTH);
        var warm = fold(entries, new HeapMemory());
        var memory = new HeapMemory();
        var cold = new ArrayList<Outcome>();

        for (JournalEntry entry : entries) {
            cold.addAll(new JournalFold(new SmallRules(), new Bodies(), memory, 1).apply(entry));
        }

        assertThat(cold).isEqualTo(warm);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldGiveTheSameWithRestartsAndASmallCache(long seed) {
        var entries = History.of(seed, LENGTH);
        var warm = fold(entries, new HeapMemory());
        var memory = new HeapMemory();
        var outcomes = new ArrayList<Outcome>();

        var fold = new JournalFold(new SmallRules(), new Bodies(), memory, 3);
        for (JournalEntry entry : entries) {
            if (entry.position() % 37 == seed % 37) {
                fold = new JournalFold(new SmallRules(), new Bodies(), memory, 3);
            }
            outcomes.addAll(fold.apply(entry));
        }

        assertThat(outcomes).isEqualTo(warm);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldGiveTheSameWhereHeartbeatsThatListWhatIsKnownSayNoMoreThanThat(long seed) {
        var entries = History.of(seed, LENGTH);
        var outcomes = new ArrayList<Outcome>();
        int confirmed = 0;

        var fold = new JournalFold(new SmallRules(), new Bodies(), new HeapMemory());
        for (JournalEntry entry : entries) {
            if (entry.fact() instanceof Fact.HostHeard heard && fold.confirms(heard)) {
                confirmed++;
                var less = new Fact.HostConfirmed(
                        heard.hostId(), heard.interval(), heard.objects().size());
                outcomes.addAll(fold.apply(new JournalEntry(entry.partition(), entry.position(), entry.at(), less)));
            } else {
                outcomes.addAll(fold.apply(entry));
            }
        }

        assertThat(outcomes).isEqualTo(fold(entries, new HeapMemory()));
        assertThat(confirmed).isPositive();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldJudgeAHostWithoutRegardToOthers(long seed) {
        var entries = History.underFixedRules(seed, LENGTH);
        var together = fold(entries, new HeapMemory());

        for (String hostId : List.of("h1", "h2", "h3")) {
            var alone = fold(
                    entries.stream()
                            .filter(entry -> !(entry.fact() instanceof Fact.OfHost fact)
                                    || fact.hostId().equals(hostId))
                            .toList(),
                    new HeapMemory());

            assertThat(of(hostId, alone)).isEqualTo(of(hostId, together)).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldEndWithWhatTheRulesSayOfTheFinalPicture(long seed) {
        var memory = new HeapMemory();
        var entries = History.of(seed, LENGTH);
        var outcomes = fold(entries, memory);
        outcomes.addAll(finishSweep(entries, memory));

        assertThat(withoutExceptions(posture(outcomes)))
                .isEqualTo(FromScratch.posture(memory))
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldTellEveryFindingsLifeInOrder(long seed) {
        var lives = new HashMap<String, Transition>();
        var kinds = new HashMap<Class<?>, Integer>();

        var outcomes = fold(History.of(seed, LENGTH), new HeapMemory());
        var ambiguous = ambiguous(outcomes);

        for (Outcome outcome : outcomes) {
            if (outcome instanceof FindingChanged changed
                    && !ambiguous.contains(changed.transition().findingId())) {
                var transition = changed.transition();
                var before = Optional.ofNullable(lives.put(transition.findingId(), transition));
                kinds.merge(transition.kind().getClass(), 1, Integer::sum);
                assertThat(follows(transition.kind(), before.map(Transition::kind)))
                        .describedAs("%s after %s", transition, before)
                        .isTrue();
                assertThat(transition.number())
                        .isEqualTo(
                                begins(transition, before)
                                        ? 1
                                        : before.orElseThrow().number() + 1);
            }
        }

        assertThat(kinds.keySet()).contains(Kind.Opened.class, Kind.Resolved.class);
    }

    /**
     * A container's finding goes on under its id in the container that takes its place. Here the first one can come back under the same id
     * after that, which no engine's container does, and then two findings have it. The other one may have had nothing to tell, but then the
     * first was gone, and comes back under another name.
     */
    private static Set<String> ambiguous(List<Outcome> outcomes) {
        var ambiguous = new HashSet<String>();
        var bearers = new HashMap<String, Subject>();
        var returned = new HashSet<String>();
        for (Outcome outcome : outcomes) {
            if (outcome instanceof PostureWithdrawn withdrawn) {
                bearers.forEach((id, bearer) -> {
                    if (bearer.key().equals(withdrawn.subject())) {
                        returned.add(id);
                    }
                });
            } else if (outcome instanceof FindingChanged changed) {
                var id = changed.transition().findingId();
                var subject = changed.transition().subject();
                var before = bearers.put(id, subject);
                var wasGone = returned.remove(id);
                if (before != null
                        && (!before.key().equals(subject.key())
                                || (wasGone && !before.name().equals(subject.name())))) {
                    ambiguous.add(id);
                }
            }
        }
        return ambiguous;
    }

    private static boolean follows(Kind kind, Optional<Kind> before) {
        boolean holds = before.isPresent() && !(before.get() instanceof Kind.Resolved);
        if (kind instanceof Kind.Resolved) {
            return holds;
        } else if (kind instanceof Kind.Opened) {
            return !holds;
        } else if (kind instanceof Kind.Reopened) {
            return before.filter(known -> known instanceof Kind.Resolved || known instanceof Kind.Suppressed)
                    .isPresent();
        }
        return !before.equals(Optional.of(kind));
    }

    /** A subject that is gone takes its findings with it, and one that comes back under the same id begins anew. */
    private static boolean begins(Transition transition, Optional<Transition> before) {
        return transition.kind() instanceof Kind.Opened
                || ((before.isEmpty() || before.get().kind() instanceof Kind.Resolved) && transition.number() == 1);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldSuppressExactlyWhatAnExceptionCovers(long seed) {
        var memory = new HeapMemory();
        var entries = History.of(seed, LENGTH);
        fold(entries, memory);
        finishSweep(entries, memory);
        var rules = new HashMap<Integer, String>();
        memory.rules().scan("", (id, rule) -> rules.put(rule.ordinal(), id) == null);
        var inForce = new ArrayList<ExceptionScope>();
        memory.exceptions().scan("", (id, held) -> {
            if (held.phase() == Held.Phase.IN_FORCE) {
                inForce.add(held.decision().scope());
            }
            return true;
        });

        memory.subjects().scan(ObjectKey.host("\0"), (key, judged) -> {
            // what is gone, or waits to be told, stays as it was
            for (HeldFinding finding :
                    memory.pending().find(key).isPresent() ? List.<HeldFinding>of() : judged.findings()) {
                boolean covered = inForce.stream()
                        .anyMatch(scope -> PlainScope.covers(
                                scope, rules.get(finding.rule()), judged.subject(), finding.element()));
                assertThat(finding.exception().isPresent())
                        .describedAs("%s of %s under %s", finding, judged.subject(), inForce)
                        .isEqualTo(covered && finding.holds());
            }
            return true;
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldHoldAFindingOpenExactlyWhereARuleFails(long seed) {
        var memory = new HeapMemory();
        var posture = posture(fold(History.of(seed, LENGTH), memory));

        posture.forEach((subject, verdicts) -> {
            var judged = memory.subjects().find(subject).orElseThrow();
            for (RuleVerdict verdict : verdicts) {
                var ordinal = memory.rules()
                        .find(verdict.rule().value())
                        .orElseThrow()
                        .ordinal();
                var open = judged.findings().stream()
                        .filter(finding -> finding.rule() == ordinal && finding.holds())
                        .map(HeldFinding::element)
                        .toList();
                switch (verdict.verdict()) {
                    case FAIL -> assertThat(open).isNotEmpty();
                    case PASS, NOT_APPLICABLE -> assertThat(open).isEmpty();
                    case UNKNOWN, MANUAL -> {}
                }
                if (verdict.verdict() == Verdict.FAIL && !verdict.elements().isEmpty()) {
                    assertThat(verdict.elements()).isEqualTo(open);
                }
            }
        });
    }

    private static List<Outcome> fold(List<JournalEntry> entries, HeapMemory memory) {
        var fold = new JournalFold(new SmallRules(), new Bodies(), memory);
        var outcomes = new ArrayList<Outcome>();
        entries.forEach(entry -> outcomes.addAll(fold.apply(entry)));
        return outcomes;
    }

    private static List<Outcome> finishSweep(List<JournalEntry> entries, HeapMemory memory) {
        var fold = new JournalFold(new SmallRules(), new Bodies(), memory);
        var outcomes = new ArrayList<Outcome>();
        for (long position = entries.size(); fold.sliceDue(); position++) {
            outcomes.addAll(fold.apply(new JournalEntry(0, position, Journal.START, new Fact.SliceGranted(3))));
        }
        return outcomes;
    }

    /** Which of several exceptions covers a finding depends on what came before. */
    private static Map<ObjectKey, List<RuleVerdict>> withoutExceptions(Map<ObjectKey, List<RuleVerdict>> posture) {
        posture.replaceAll((subject, verdicts) -> verdicts.stream()
                .map(said -> new RuleVerdict(
                        said.rule(),
                        said.verdict(),
                        said.detail(),
                        said.elements(),
                        new TreeMap<>(),
                        said.attestation()))
                .toList());
        return posture;
    }

    private static List<Outcome> of(String hostId, List<Outcome> outcomes) {
        return outcomes.stream()
                .filter(outcome -> subject(outcome).hostId().equals(hostId))
                .toList();
    }

    private static ObjectKey subject(Outcome outcome) {
        if (outcome instanceof FindingChanged changed) {
            return changed.transition().subject().key();
        } else if (outcome instanceof PostureChanged changed) {
            return changed.subject().key();
        } else if (outcome instanceof PostureWithdrawn withdrawn) {
            return withdrawn.subject();
        }
        return ObjectKey.host("none");
    }

    private static Map<ObjectKey, List<RuleVerdict>> posture(List<Outcome> outcomes) {
        var posture = new TreeMap<ObjectKey, List<RuleVerdict>>();
        for (Outcome outcome : outcomes) {
            if (outcome instanceof PostureChanged changed) {
                posture.put(changed.subject().key(), changed.verdicts());
            } else if (outcome instanceof PostureWithdrawn withdrawn) {
                posture.remove(withdrawn.subject());
            }
        }
        return posture;
    }
}
