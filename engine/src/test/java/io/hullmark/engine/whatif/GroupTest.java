package io.hullmark.engine.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.findings.Subject;
import io.hullmark.engine.rules.RuleId;
import io.hullmark.engine.rules.Severity;
import io.hullmark.engine.whatif.Deviation.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Deviations are counted by what they have in common. */
final class GroupTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant END = START.plusSeconds(100);
    private static final List<Deviation> DEVIATIONS = List.of(
            deviation("quiet", Kind.OPENS, Optional.of(START.plusSeconds(90))),
            deviation("loud", Kind.OPENS, Optional.of(START.plusSeconds(1))),
            deviation("loud", Kind.VANISHES, Optional.empty()));

    @Test
    void shouldPutThoseFirstThatHaveMost() {
        var groups = Group.loudestFirst(
                DEVIATIONS, END, deviation -> Optional.of(deviation.rule().value()));

        assertThat(groups).extracting(Group::name).containsExactly("loud", "quiet");
        assertThat(groups.get(0).size()).isEqualTo(2);
        assertThat(groups.get(0).count(Kind.VANISHES)).isEqualTo(1);
    }

    @Test
    void shouldCountWhatIsSoAtTheEndUpToTheEnd() {
        var groups = Group.byName(
                DEVIATIONS, END, deviation -> Optional.of(deviation.rule().value()));

        assertThat(groups).extracting(Group::lasts).containsExactly(Duration.ofSeconds(101), Duration.ofSeconds(90));
    }

    @Test
    void shouldLeaveOutWhatHasNoName() {
        var groups = Group.byName(DEVIATIONS, END, deviation -> Optional.empty());

        assertThat(groups).isEmpty();
    }

    private static Deviation deviation(String rule, Kind kind, Optional<Instant> until) {
        var subject = new Subject(ObjectKey.container("h1", "web"), "", "", "", "", "", "", "");
        return new Deviation(
                kind,
                new RuleId(rule),
                subject,
                new TreeMap<>(),
                "",
                START,
                until,
                new Phase.Absent(),
                new Phase.Open(Severity.HIGH));
    }
}
