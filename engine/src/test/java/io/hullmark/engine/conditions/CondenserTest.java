package io.hullmark.engine.conditions;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.engine.facts.Fact;
import io.hullmark.engine.facts.JournalEntry;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.fixtures.Bodies;
import io.hullmark.engine.fixtures.Observed;
import io.hullmark.engine.journal.HeapMemory;
import io.hullmark.engine.journal.JournalFold;
import io.hullmark.engine.language.CelRules;
import io.hullmark.engine.telemetry.Frame;
import io.hullmark.engine.telemetry.HostMeter;
import io.hullmark.engine.telemetry.Meter;
import io.hullmark.engine.telemetry.Reading;
import io.hullmark.engine.telemetry.Readings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A condenser that ends without a word and goes on from what was kept. */
final class CondenserTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration TICK = Duration.ofSeconds(10);
    private static final long PREFIX = 0x1111_1111_1111_1111L;
    private static final String RULE = """
            id: many
            title: Containers have few processes
            subject: container
            severity: low
            sustained: {when: usage.pids.current > 10, for: 30s, until: usage.pids.current < 5}
            message: "{usage.pids.current} processes"
            remediation: Stop some.
            """;

    private static final String STORM = """
            id: storm
            title: Containers start rarely
            subject: container
            severity: low
            counted: {event: start, atLeast: 3, within: 10m}
            message: "{container.name} starts"
            remediation: Find out why.
            """;

    private final Observed web = Observed.container("h1", "1".repeat(64));
    private final HeapMemory memory = new HeapMemory();
    private final KeptMemory kept = new KeptMemory(memory);
    private final List<Fact> told = new ArrayList<>();
    private final List<Reception> receptions = new ArrayList<>();
    private JournalFold fold = newFold();
    private Condenser condenser = new Condenser(fold, kept);
    private Meter meter = Meter.PIDS;
    private Instant now = START;
    private long position;
    private long sequence;

    @BeforeEach
    void see() {
        apply(new Fact.RulePublished("many", RULE));
        apply(web.taken());
    }

    @Test
    void shouldBeginWhatWasRisingBeforeARestartInTime() {
        frames(2, 20);
        restart();
        frames(2, 20);

        assertThat(conditions()).singleElement().satisfies(change -> {
            assertThat(change.holds()).isTrue();
            assertThat(change.condition().since()).isEqualTo(START);
            assertThat(change.condition().message()).isEqualTo("20 processes");
        });
    }

    @Test
    void shouldNotTakeTheTimeSinceSamplesWereKeptForASilence() {
        apply(new Fact.RulePublished("many", RULE.replace("for: 30s", "for: 100s")));
        frames(7, 20);
        restart();
        frames(4, 20);

        assertThat(conditions())
                .singleElement()
                .satisfies(change -> assertThat(change.condition().since()).isEqualTo(START));
    }

    @Test
    void shouldKnowAfterARestartWhichFramesCameBefore() {
        frames(3, 20);
        restart();
        sequence = 1;
        frames(2, 1);

        assertThat(receptions)
                .containsExactly(
                        Reception.TAKEN, Reception.TAKEN, Reception.TAKEN, Reception.REPEATED, Reception.REPEATED);
    }

    @Test
    void shouldNeitherDoubleNorForgetWhatHoldsOverARestart() {
        frames(5, 20);
        restart();
        frames(5, 20);
        frames(1, 1);

        assertThat(conditions()).extracting(Fact.ConditionChanged::holds).containsExactly(true, false);
    }

    @Test
    void shouldTellTheSameWhereverItIsRestarted() {
        for (int frame = 0; frame < 12; frame++) {
            frames(1, frame < 7 ? 20 : 1);
            restart();
        }

        assertThat(conditions()).extracting(Fact.ConditionChanged::holds).containsExactly(true, false);
    }

    /**
     * A container of whom there is nothing to say is passed over by a glance at its numbers. One that has just started knows of nobody that
     * there is nothing to say.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldPassOverNobodyOfWhomSomethingIsToBeSaid(long seed) {
        var other = new CondenserTest();
        other.see();
        courseOf(seed, false);
        other.courseOf(seed, true);

        assertThat(told).hasSizeGreaterThan(4).isEqualTo(other.told);
    }

    private void courseOf(long seed, boolean restarted) {
        var random = new Random(seed);
        for (int frame = 0; frame < 400; frame++) {
            int move = random.nextInt(40);
            if (move == 0) {
                apply(new Fact.RulePublished("many", RULE.replace("10", "1" + random.nextInt(3))));
            } else if (move == 1) {
                apply(web.with("memory", 1_000L * random.nextInt(5)).taken());
            }
            long processes = frame / 10 % 2 == 0 ? random.nextInt(13) : 12 + random.nextInt(9);
            frames(1, move > 35 && frame % 2 == 0 ? Reading.UNREAD : processes);
            if (restarted) {
                restart();
            }
        }
    }

    @Test
    void shouldEndTheConditionsOfARuleThatIsWithdrawn() {
        frames(5, 20);
        apply(new Fact.RuleWithdrawn("many"));
        frames(1, 20);

        assertThat(conditions()).extracting(Fact.ConditionChanged::holds).containsExactly(true, false);
    }

    @Test
    void shouldLookAtSamplesByWhatIsConfiguredNow() {
        apply(new Fact.RulePublished(
                "many", RULE.replace("> 10, for: 30s, until: usage.pids.current < 5", "> container.memory, for: 0s")));
        apply(web.with("memory", 100L).taken());
        frames(2, 20);
        apply(web.with("memory", 10L).taken());
        frames(1, 20);
        apply(web.with("memory", 100L).taken());
        frames(1, 20);

        assertThat(conditions()).extracting(Fact.ConditionChanged::holds).containsExactly(true, false);
    }

    @Test
    void shouldEndWhatHoldsWhenARuleNoLongerSpeaksOfTheContainer() {
        apply(new Fact.RulePublished("many", "applies: container.memory > 0\n" + RULE));
        apply(web.with("memory", 100L).taken());
        frames(5, 20);
        apply(web.with("memory", 0L).taken());
        frames(2, 20);

        assertThat(conditions()).extracting(Fact.ConditionChanged::holds).containsExactly(true, false);
    }

    @Test
    void shouldMakeRatesWithTheReadingsThatWereKeptOnceAMinute() {
        apply(new Fact.RulePublished(
                "many",
                RULE.replace(
                        "usage.pids.current > 10, for: 30s, until: usage.pids.current < 5",
                        "usage.memory.oomKills >= 0, for: 0s")));
        meter = Meter.OOM_KILLS;
        frames(1, 3);
        restart();
        frames(1, 3);

        assertThat(conditions()).extracting(Fact.ConditionChanged::holds).containsExactly(true);
    }

    @Test
    void shouldForgetAHostThatIsRetired() {
        frames(5, 20);
        var retired = new Fact.Removed(ObjectKey.host("h1"), now, now);
        apply(retired);
        condenser.see(retired, now);

        assertThat(condenser.tick(now.plus(Duration.ofDays(1)))).isEmpty();
        assertThat(kept.measured().find(ObjectKey.host("h1"))).isEmpty();
        assertThat(kept.measured().find(web.key())).isEmpty();
        assertThat(kept.readings().find("h1")).isEmpty();
    }

    @Test
    void shouldEndWhatWasCountedUnderARuleThatHasChangedSince() {
        apply(new Fact.RulePublished("storm", STORM));
        starts(3);
        apply(new Fact.RulePublished("storm", STORM.replace("severity: low", "severity: high")));
        starts(1);
        told.addAll(condenser.tick(now.plus(Duration.ofHours(1))));

        assertThat(conditions()).extracting(Fact.ConditionChanged::holds).containsExactly(true, true, false);
        assertThat(conditions().get(2).condition().hash())
                .isEqualTo(conditions().get(1).condition().hash())
                .isNotEqualTo(conditions().get(0).condition().hash());
    }

    private void starts(int count) {
        for (int start = 0; start < count; start++) {
            var event = web.did("start");
            apply(event);
            told.addAll(condenser.see(event, now));
            now = now.plus(TICK);
        }
    }

    private void frames(int count, long pids) {
        for (int frame = 0; frame < count; frame++) {
            var samples = new Readings();
            samples.add(PREFIX, reading(pids));
            var host = new long[HostMeter.COUNT];
            Arrays.fill(host, Reading.UNREAD);
            var condensed = condenser.frame(
                    new Frame("h1", 1, ++sequence, now, TICK, Reading.of(0, host), samples, List.of()), now, now);
            condensed.facts().forEach(this::apply);
            told.addAll(condensed.facts());
            receptions.add(condensed.reception());
            now = now.plus(TICK);
        }
    }

    private Reading reading(long value) {
        return Reading.of(
                1,
                Arrays.stream(Meter.values())
                        .mapToLong(any -> any == meter ? value : Reading.UNREAD)
                        .toArray());
    }

    private void restart() {
        fold = newFold();
        condenser = new Condenser(fold, kept);
    }

    private JournalFold newFold() {
        return new JournalFold(new CelRules(), new Bodies(), memory);
    }

    private void apply(Fact fact) {
        fold.apply(new JournalEntry(0, position++, now, fact));
    }

    private List<Fact.ConditionChanged> conditions() {
        return told.stream()
                .filter(Fact.ConditionChanged.class::isInstance)
                .map(Fact.ConditionChanged.class::cast)
                .toList();
    }
}
