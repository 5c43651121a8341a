package io.hullmark.engine.conditions;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.engine.facts.Digest;
import io.hullmark.engine.facts.Fact;
import io.hullmark.engine.facts.Fact.ConditionChanged;
import io.hullmark.engine.facts.JournalEntry;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.fixtures.Bodies;
import io.hullmark.engine.fixtures.Observed;
import io.hullmark.engine.journal.HeapMemory;
import io.hullmark.engine.journal.JournalFold;
import io.hullmark.engine.language.CelRules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What does not happen, on hosts that say every ten minutes how they are. */
final class AwaitedEventsTest {
    private static final String HOST = "h1";
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration BEAT = Duration.ofMinutes(10);
    private static final String RULE = """
            id: nightly
            title: Jobs run every day
            subject: container
            severity: low
            absent: {event: start, for: 26h, by: workload}
            message: "{container.name} did not run"
            remediation: Find out why.
            """;

    private final Map<ObjectKey, String> names = new HashMap<>();
    private final Observed job = container("1", "backup");
    private final HeapMemory memory = new HeapMemory();
    private final KeptMemory kept = new KeptMemory(memory);
    private final List<ConditionChanged> told = new ArrayList<>();
    private final Map<ConditionChanged, Instant> toldAt = new HashMap<>();
    private final Map<ObjectKey, Observed> there = new LinkedHashMap<>();
    private JournalFold fold = newFold();
    private Condenser condenser = new Condenser(fold, kept);
    private Instant now = START;
    private long position;

    @BeforeEach
    void see() {
        apply(new Fact.RulePublished("nightly", RULE));
        appear(job);
        pass(Duration.ZERO);
    }

    @Test
    void shouldTellWhenNothingHappenedForTooLong() {
        start(job);
        pass(Duration.ofHours(27));

        assertThat(told).singleElement().satisfies(change -> {
            assertThat(change.subject()).isEqualTo(job.key());
            assertThat(change.holds()).isTrue();
            assertThat(change.condition().since()).isEqualTo(START);
            assertThat(toldAt.get(change)).isEqualTo(START.plus(Duration.ofHours(26)));
            assertThat(change.condition().evidence()).singleElement().satisfies(evidence -> {
                assertThat(evidence.path()).isEqualTo("events.start");
                assertThat(evidence.observed()).isEqualTo("none in PT26H");
                assertThat(evidence.expected()).isEqualTo(">= 1");
            });
        });
    }

    @Test
    void shouldTellNothingOfWhatHappensInTime() {
        for (int day = 0; day < 5; day++) {
            start(job);
            pass(Duration.ofHours(25));
        }

        assertThat(told).isEmpty();
    }

    @Test
    void shouldTellThatItIsOverWhenItHappens() {
        pass(Duration.ofHours(30));
        start(job);
        pass(Duration.ofHours(25));

        assertThat(turns()).containsExactly("begins backup", "ends backup");
    }

    @Test
    void shouldTellThatItIsOverWhenItIsToldLateThatItHappened() {
        pass(Duration.ofHours(26));
        tell(job.did("start"), now.minusSeconds(3));
        pass(Duration.ofHours(25));

        assertThat(turns()).containsExactly("begins backup", "ends backup");
    }

    @Test
    void shouldBeginWithTheFirstLookAtAContainerOfWhichNothingIsKnown() {
        pass(Duration.ofHours(10));
        appear(container("2", "report"));
        pass(Duration.ofHours(26));
        start(job);

        assertThat(turns()).containsExactly("begins backup", "begins report", "ends backup");
        assertThat(told.get(1).condition().since()).isEqualTo(START.plus(Duration.ofHours(10)));
    }

    @Test
    void shouldNotBeginAnewForTheNextContainerOfAWorkload() {
        start(job);
        pass(Duration.ofHours(20));
        disappear(job);
        appear(container("2", "backup"));
        pass(Duration.ofHours(7));

        assertThat(told).singleElement().satisfies(change -> {
            assertThat(change.subject().id()).isEqualTo(id("2"));
            assertThat(change.condition().since()).isEqualTo(START);
        });
    }

    @Test
    void shouldGoOnWithTheNextContainerOfAWorkloadThatIsOverdue() {
        pass(Duration.ofHours(50));
        disappear(job);
        pass(Duration.ofMinutes(30));
        appear(container("2", "backup"));
        pass(BEAT);

        assertThat(turns()).containsExactly("begins backup", "begins backup");
        assertThat(told.get(1).subject().id()).isEqualTo(id("2"));
    }

    @Test
    void shouldBeginAnewForEachContainerWhereContainersAreMeant() {
        publish(RULE.replace("workload", "container"));
        pass(Duration.ofHours(20));
        disappear(job);
        appear(container("2", "backup"));
        pass(Duration.ofHours(25));

        assertThat(told).isEmpty();
        assertThat(keptNames()).singleElement().asString().endsWith(id("2"));
    }

    @Test
    void shouldLeaveNothingBehindOfAContainerThatIsGone() {
        pass(Duration.ofHours(27));
        disappear(job);
        pass(Duration.ofHours(3));

        assertThat(turns()).containsExactly("begins backup");
        assertThat(memory.conditions().find(job.key())).isEmpty();
        assertThat(keptNames()).isEmpty();
    }

    @Test
    void shouldSpeakOnlyOfContainersToWhichTheRuleApplies() {
        publish("applies: container.state == 'exited'\n" + RULE);
        appear(container("2", "report").with("state", "exited"));
        pass(Duration.ofHours(27));

        assertThat(turns()).containsExactly("begins report");
    }

    @Test
    void shouldEndWhatHoldsWhenTheRuleNoLongerSpeaksOfTheContainer() {
        publish("applies: container.state == 'running'\n" + RULE);
        pass(Duration.ofHours(27));
        appear(job.with("state", "exited"));
        pass(BEAT);

        assertThat(turns()).containsExactly("begins backup", "ends backup");
    }

    @Test
    void shouldNotTellOfAContainerOfWhichItIsNotKnownWhetherTheRuleSpeaks() {
        publish("applies: container.processes.size() > 0\n" + RULE);
        pass(Duration.ofHours(60));

        assertThat(told).isEmpty();
    }

    @Test
    void shouldNotEndWhatHoldsWhileItIsNotKnownWhetherTheRuleSpeaksOfTheContainer() {
        publish("applies: container.state == 'running'\n" + RULE);
        pass(Duration.ofHours(27));
        appear(job.without("state"));
        pass(Duration.ofHours(1));

        assertThat(turns()).containsExactly("begins backup");
    }

    @Test
    void shouldTellNothingOfAContainerThatWentAMomentBefore() {
        pass(Duration.ofHours(26).minus(BEAT));
        now = now.plus(BEAT).minusSeconds(10);
        appear(container("2", "report"));
        beat();
        disappear(job);
        now = now.plusSeconds(10);
        beat();

        assertThat(told).isEmpty();
    }

    @Test
    void shouldLookAtNewContainersAlsoAfterAClockWentBack() {
        pass(Duration.ofHours(10));
        appear(container("3", "clean-up"));
        beat();
        now = now.minus(Duration.ofHours(9));
        appear(container("2", "report"));
        pass(Duration.ofHours(26));

        assertThat(turns()).contains("begins report");
    }

    @Test
    void shouldForgetAContainerThatIsGoneWhereContainersAreMeant() {
        publish(RULE.replace("workload", "container"));
        pass(BEAT);
        disappear(job);
        pass(BEAT);

        assertThat(keptNames()).isEmpty();
    }

    @Test
    void shouldNotTakeSilenceForTimeInWhichNothingHappened() {
        pass(Duration.ofHours(20));
        now = now.plus(Duration.ofHours(20));
        told.addAll(turns(condenser.tick(now)));

        assertThat(told).isEmpty();
    }

    @Test
    void shouldKnowFromWhatAnAgentKeptThatNothingWasMissed() {
        pass(Duration.ofHours(20));
        now = now.plus(Duration.ofHours(4));
        tell(job.did("start"), START.plus(Duration.ofHours(21)));
        pass(Duration.ofHours(20));

        assertThat(told).isEmpty();

        pass(Duration.ofHours(3).plus(BEAT));

        assertThat(told)
                .singleElement()
                .satisfies(
                        change -> assertThat(change.condition().since()).isEqualTo(START.plus(Duration.ofHours(21))));
    }

    @Test
    void shouldBeginAnewAfterAGap() {
        pass(Duration.ofHours(20));
        lose("EVENTS_OVERFLOWED", Optional.of(now));
        pass(Duration.ofHours(25));

        assertThat(told).isEmpty();

        pass(Duration.ofHours(2));

        assertThat(told)
                .singleElement()
                .satisfies(
                        change -> assertThat(change.condition().since()).isEqualTo(START.plus(Duration.ofHours(20))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ENGINE_UNREACHABLE", "AGENT_STARTED"})
    void shouldTellNothingWhileTheEngineIsNotReachedAndBeginAnewThen(String end) {
        lose("ENGINE_UNREACHABLE", Optional.empty());
        pass(Duration.ofHours(30));
        restart();
        pass(Duration.ofHours(30));
        lose(end, Optional.of(now));
        pass(Duration.ofHours(25));

        assertThat(told).isEmpty();

        pass(Duration.ofHours(2));

        assertThat(turns()).containsExactly("begins backup");
    }

    @Test
    void shouldNotEndWhatHoldsForAGap() {
        pass(Duration.ofHours(27));
        lose("STREAM_BROKEN", Optional.empty());
        pass(Duration.ofHours(1));
        lose("STREAM_BROKEN", Optional.of(now));
        pass(Duration.ofHours(1));

        assertThat(turns()).containsExactly("begins backup");
    }

    @Test
    void shouldTakeBackWhatBeganBeforeItWasFoundOutThatNothingWasSeen() {
        pass(Duration.ofHours(26));
        tell(new Fact.CoverageLost(HOST, now.minusSeconds(60), Optional.of(now), "STREAM_BROKEN", "", 0), now);
        pass(Duration.ofHours(25));

        assertThat(turns()).containsExactly("begins backup", "ends backup");
    }

    @Test
    void shouldBelieveASnapshotThatTellsOfAStartThatNobodySaw() {
        pass(Duration.ofHours(27));
        lose("AGENT_STARTED", Optional.of(now));
        appear(job.with("startedAt", now.minusSeconds(60)));
        pass(Duration.ofHours(25));

        assertThat(turns()).containsExactly("begins backup", "ends backup");
    }

    @Test
    void shouldTellAtOnceOfAContainerWhoseSnapshotTellsThatItDidNotStartForTooLong() {
        appear(container("2", "report").with("startedAt", START.minus(Duration.ofDays(3))));
        pass(Duration.ofMinutes(20));

        assertThat(turns()).containsExactly("begins report");
        assertThat(told.get(0).condition().since()).isEqualTo(START.minus(Duration.ofDays(3)));
    }

    @Test
    void shouldNotBelieveASnapshotThatTellsOfTimeToCome() {
        appear(container("2", "report").with("startedAt", START.plus(Duration.ofDays(300))));
        pass(Duration.ofHours(27));

        assertThat(turns()).contains("begins report");
    }

    @Test
    void shouldTellTheSameWhereverItIsRestarted() {
        for (int hour = 0; hour < 40; hour++) {
            pass(Duration.ofHours(1));
            restart();
        }
        start(job);
        restart();
        pass(Duration.ofHours(1));

        assertThat(turns()).containsExactly("begins backup", "ends backup");
        assertThat(toldAt.get(told.get(0))).isEqualTo(START.plus(Duration.ofHours(26)));
    }

    @Test
    void shouldEndTheConditionsOfARuleThatIsWithdrawn() {
        pass(Duration.ofHours(27));
        apply(new Fact.RuleWithdrawn("nightly"));
        restart();
        pass(Duration.ZERO);

        assertThat(turns()).containsExactly("begins backup", "ends backup");
        assertThat(keptNames()).isEmpty();
    }

    @Test
    void shouldGoOnUnderARuleThatWasChanged() {
        pass(Duration.ofHours(27));
        publish(RULE.replace("severity: low", "severity: high"));
        pass(Duration.ZERO);

        assertThat(turns()).containsExactly("begins backup", "begins backup");
        assertThat(told.get(1).condition().since()).isEqualTo(START);
        assertThat(told.get(1).condition().hash())
                .isNotEqualTo(told.get(0).condition().hash());
    }

    @Test
    void shouldEndWhatIsNotTooLongForTheRuleThatWasChanged() {
        pass(Duration.ofHours(27));
        publish(RULE.replace("26h", "30h"));
        pass(Duration.ofHours(2));

        assertThat(turns()).containsExactly("begins backup", "ends backup");

        pass(Duration.ofHours(1));

        assertThat(turns()).containsExactly("begins backup", "ends backup", "begins backup");
    }

    @Test
    void shouldBeginAnewWhenTheRuleAwaitsSomethingElse() {
        pass(Duration.ofHours(27));
        publish(RULE.replace("event: start", "event: die"));
        pass(Duration.ofHours(25));

        assertThat(turns()).containsExactly("begins backup", "ends backup");
    }

    @Test
    void shouldRememberOnlySoManyWorkloadsWithoutAContainer() {
        for (int number = 0; number < 3_000; number++) {
            tell(container(String.valueOf(number % 10), "job-" + number).did("start"), now);
        }
        now = now.plus(Duration.ofMinutes(2));
        appear(container("2", "report"));
        pass(BEAT);

        assertThat(keptNames()).hasSizeLessThanOrEqualTo(1_002);
    }

    @Test
    void shouldForgetAHostThatIsRetired() {
        pass(Duration.ofHours(27));
        lose("STREAM_BROKEN", Optional.empty());
        tell(new Fact.Removed(ObjectKey.host(HOST), now, now), now);

        assertThat(keptNames()).isEmpty();
        assertThat(kept.gaps().find(HOST)).isEmpty();
    }

    /** Against a plain account of the same history: since the last start or the last gap, whichever was later. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldTellWhatAPlainAccountOfARandomHistoryTells(long seed) {
        var random = new Random(seed);
        var since = START;
        boolean holds = false;
        var expected = new ArrayList<String>();
        for (int step = 0; step < 200; step++) {
            int choice = random.nextInt(100);
            if (choice < 8) {
                start(job);
                since = now;
                if (holds) {
                    expected.add("ends backup");
                }
                holds = false;
            } else if (choice < 10) {
                lose("EVENTS_OVERFLOWED", Optional.of(now));
                since = holds ? since : now;
            } else if (choice < 20) {
                restart();
            } else {
                pass(Duration.ofHours(random.nextInt(8)));
                if (!holds && !now.isBefore(since.plus(Duration.ofHours(26)))) {
                    expected.add("begins backup");
                    holds = true;
                }
            }
        }

        assertThat(turns()).isEqualTo(expected).hasSizeGreaterThan(4);
    }

    private Observed container(String digit, String name) {
        names.put(ObjectKey.container(HOST, id(digit)), name);
        return Observed.container(HOST, id(digit)).with("name", name);
    }

    private static String id(String digit) {
        return digit.repeat(64);
    }

    private void publish(String text) {
        apply(new Fact.RulePublished("nightly", text));
    }

    private void appear(Observed container) {
        there.put(container.key(), container);
        tell(container.taken(), now);
    }

    private void disappear(Observed container) {
        there.remove(container.key());
        tell(container.did("destroy"), now);
    }

    private void start(Observed container) {
        tell(container.did("start"), now);
    }

    private void lose(String cause, Optional<Instant> to) {
        tell(new Fact.CoverageLost(HOST, now, to, cause, "", 0), now);
    }

    /** Time passes in which the host is heard. */
    private void pass(Duration time) {
        var end = now.plus(time);
        beat();
        while (now.isBefore(end)) {
            now = now.plus(BEAT);
            beat();
        }
    }

    private void beat() {
        var objects = new TreeMap<ObjectKey, Digest>();
        there.forEach((key, object) -> objects.put(key, object.digest()));
        tell(new Fact.HostHeard(HOST, BEAT, objects), now);
    }

    private void tell(Fact fact, Instant at) {
        fold.apply(new JournalEntry(0, position++, at, fact));
        for (var change : turns(condenser.see(fact, at))) {
            fold.apply(new JournalEntry(0, position++, at, change));
            toldAt.put(change, at);
            told.add(change);
        }
    }

    private void apply(Fact fact) {
        fold.apply(new JournalEntry(0, position++, now, fact));
    }

    private void restart() {
        fold = newFold();
        condenser = new Condenser(fold, kept);
    }

    private JournalFold newFold() {
        return new JournalFold(new CelRules(), new Bodies(), memory);
    }

    private List<String> keptNames() {
        var names = new ArrayList<String>();
        kept.awaited().scan("", (name, awaited) -> names.add(name));
        return names;
    }

    private List<String> turns() {
        return told.stream()
                .map(change -> (change.holds() ? "begins " : "ends ") + names.get(change.subject()))
                .toList();
    }

    private static List<ConditionChanged> turns(List<Fact> facts) {
        return facts.stream()
                .filter(ConditionChanged.class::isInstance)
                .map(ConditionChanged.class::cast)
                .toList();
    }
}
