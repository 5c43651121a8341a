package io.hullmark.engine.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.engine.facts.Fact;
import io.hullmark.engine.facts.JournalEntry;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.findings.Patience;
import io.hullmark.engine.fixtures.History;
import io.hullmark.engine.rules.Control;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for every journal, tried on many. */
final class AssessmentOfHistoriesTest {
    private static final int LENGTH = 250;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 16);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldAddUpWhatWasAtEveryInstant(long seed) {
        var entries = inOrder(History.of(seed, LENGTH));
        var from = entries.get(LENGTH / 3).at();
        var to = entries.get(LENGTH * 5 / 6).at();

        var assessment = Assessing.of(entries, from, to, Patience.NONE);

        assertThat(times(assessment))
                .containsExactlyInAnyOrderEntriesOf(ofFramework(SampledInstants.of(entries, from, to)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldAddUpWhatWasAtEveryInstantUnderFixedRules(long seed) {
        var entries = inOrder(History.underFixedRules(seed, LENGTH));
        var from = entries.get(entries.size() / 3).at();
        var to = entries.get(entries.size() - 1).at().plusSeconds(40);

        var assessment = Assessing.of(entries, from, to, Patience.NONE);

        assertThat(times(assessment))
                .isEqualTo(ofFramework(SampledInstants.of(entries, from, to)))
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldNeverCountAnInstantTwiceOrOutsideOfTheSpan(long seed) {
        var entries = History.of(seed, LENGTH);
        var from = entries.get(LENGTH / 3).at();
        var to = entries.get(LENGTH * 5 / 6).at();

        var assessment = Assessing.of(entries, from, to, Patience.STANDARD);

        for (AssessedControl control : assessment.controls()) {
            for (AssessedSubject subject : control.subjects()) {
                var last = from;
                for (Stretch stretch : subject.stretches()) {
                    assertThat(stretch.since()).isAfterOrEqualTo(last).isBefore(stretch.until());
                    assertThat(stretch.grounds()).isNotEmpty();
                    assertThat(stretch.rules()).isNotEmpty();
                    last = stretch.until();
                }
                assertThat(last).isBeforeOrEqualTo(to);
            }
            assertThat(Times.of(control.course(from, to, 7))).isEqualTo(control.times());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldSayTheSameOfPartsTogetherAsOfTheWhole(long seed) {
        var entries = inOrder(History.of(seed, LENGTH));
        var from = entries.get(LENGTH / 3).at();
        var middle = entries.get(LENGTH / 2).at();
        var to = entries.get(LENGTH * 5 / 6).at();

        var first = Assessing.of(entries, Assessing.scope(from, middle), Assessing.known(entries), Patience.NONE);
        var second = Assessing.of(entries, Assessing.scope(middle, to), Assessing.known(entries), Patience.NONE);
        var whole = Assessing.of(entries, from, to, Patience.NONE);

        var sums = new HashMap<Control, Times>();
        for (var part : List.of(first, second)) {
            part.controls().forEach(control -> sums.merge(control.control(), applied(control), Times::plus));
        }
        whole.controls()
                .forEach(control -> assertThat(sums.getOrDefault(control.control(), Times.NONE))
                        .as("%s", control.control())
                        .isEqualTo(applied(control)));
    }

    /** Whether a control does not apply to those outside of its population is of no interest. */
    private static Times applied(AssessedControl control) {
        var times = new HashMap<>(control.times().lasted());
        times.remove(ControlState.NOT_APPLICABLE);
        return new Times(times);
    }

    private static Map<Control, Map<ObjectKey, Times>> times(Assessment assessment) {
        var times = new HashMap<Control, Map<ObjectKey, Times>>();
        assessment
                .controls()
                .forEach(control -> control.subjects()
                        .forEach(subject -> times.computeIfAbsent(control.control(), any -> new TreeMap<>())
                                .put(subject.subject().key(), subject.times())));
        return times;
    }

    private static Map<Control, Map<ObjectKey, Times>> ofFramework(Map<Control, Map<ObjectKey, Times>> all) {
        var some = new HashMap<>(all);
        some.keySet().removeIf(control -> !control.framework().equals(ServingRules.FRAMEWORK));
        return some;
    }

    /** The same facts, each at the time of the newest until then; gaps are known for a while before they are told. */
    private static List<JournalEntry> inOrder(List<JournalEntry> entries) {
        var ordered = new ArrayList<JournalEntry>();
        var newest = Instant.MIN;
        for (JournalEntry entry : entries) {
            newest = entry.at().isAfter(newest) ? entry.at() : newest;
            var fact = entry.fact() instanceof Fact.CoverageLost lost ? lasting(lost, newest) : entry.fact();
            ordered.add(new JournalEntry(entry.partition(), entry.position(), newest, fact));
        }
        return ordered;
    }

    private static Fact lasting(Fact.CoverageLost lost, Instant told) {
        return new Fact.CoverageLost(
                lost.hostId(),
                told.minusSeconds(10 + told.getEpochSecond() % 30),
                told.getEpochSecond() % 2 == 0 ? Optional.empty() : Optional.of(told.minusSeconds(4)),
                lost.cause(),
                lost.detail(),
                lost.lost());
    }
}
