package io.hullmark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.cli.console.Matter;
import io.hullmark.cli.console.Told;
import io.hullmark.cli.console.ToldAnomaly;
import io.hullmark.engine.facts.ExceptionScope;
import io.hullmark.engine.facts.PolicyException;
import io.hullmark.wire.Anomaly;
import io.hullmark.wire.AnomalyKind;
import io.hullmark.wire.AnomalyScope;
import io.hullmark.wire.AnomalyState;
import io.hullmark.wire.ObjectKind;
import io.hullmark.wire.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What exceptions would cover of anomalies, cover and covered. */
class AcceptedAnomaliesTest {
    private static final String SHIFT = "anomaly-level-shift";
    private static final Instant LONG_AGO = Told.AT.minus(Duration.ofDays(30));

    @Test
    void shouldSayWhichAnomaliesAnExceptionWouldHide() {
        var web = opened("a1", subject("web")).build();
        var batch = opened("a2", subject("batch-7")).build();

        assertThat(hidden(scope(List.of(SHIFT), List.of("batch-*"), List.of("memory")), web, batch))
                .containsExactly("a2");
        assertThat(hidden(scope(List.of(), List.of("web"), List.of()), web, batch))
                .containsExactly("a1");
        assertThat(hidden(scope(List.of("anomaly-drift"), List.of(), List.of()), web, batch))
                .isEmpty();
        assertThat(hidden(scope(List.of(SHIFT), List.of(), List.of("cpu")), web, batch))
                .isEmpty();
    }

    @Test
    void shouldHideAnAnomalyOfManyOnlyWhereAllAreCovered() {
        var many = opened("a1", subject("web"), subject("batch-7")).build();

        assertThat(hidden(scope(List.of(SHIFT), List.of("batch-*"), List.of()), many))
                .isEmpty();
        assertThat(hidden(scope(List.of(SHIFT), List.of("web"), List.of()), many))
                .isEmpty();
        assertThat(hidden(scope(List.of(SHIFT), List.of("batch-*", "web"), List.of()), many))
                .containsExactly("a1");
    }

    @Test
    void shouldOnlyPerhapsHideAnAnomalyThatDoesNotNameAll() {
        var many = opened("a1", subject("web")).setSubjectCount(21).build();

        var byName = simulated(scope(List.of(SHIFT), List.of("web"), List.of()), many);
        var byOtherName = simulated(scope(List.of(SHIFT), List.of("shop"), List.of()), many);

        assertThat(byName.hides()).isEmpty();
        assertThat(ids(byName.mayHide())).containsExactly("a1");
        assertThat(byOtherName.mayHide()).isEmpty();
    }

    @Test
    void shouldNotCountWhatIsOverOrLearnedOrUnknown() {
        var unknown = Told.deviation(AnomalyKind.UNRECOGNIZED);
        var told = new ToldAnomalies(List.of(
                opened("a1").build(),
                opened("a1").setTransition(2).setState(AnomalyState.CLOSED).build(),
                opened("a2").setDeviation(null).setState(AnomalyState.LEARNING).build(),
                opened("a3").setDeviation(unknown).build(),
                opened("a5", Told.subject(ObjectKind.UNRECOGNIZED, "pod", "")).build(),
                opened("a4").build(),
                opened("a4").setTransition(2).setState(AnomalyState.UPDATED).build()));

        assertThat(ids(told.open())).containsExactly("a4");
    }

    @Test
    void shouldSayWhatAnExceptionCoveredUntilLately() {
        var told = List.of(
                step("over", 1, AnomalyState.SUPPRESSED, "waiver"),
                step("over", 2, AnomalyState.CLOSED, "waiver"),
                step("covered", 1, AnomalyState.SUPPRESSED, "waiver"),
                step("covered", 2, AnomalyState.SUPPRESSED, "waiver"),
                step("taken-over", 1, AnomalyState.SUPPRESSED, "waiver"),
                step("taken-over", 2, AnomalyState.SUPPRESSED, "other"),
                step("opened", 1, AnomalyState.OPENED, null),
                step("opened", 2, AnomalyState.CLOSED, null));

        var lately = Covers.endedSince(LONG_AGO, List.of(), told);
        var later = Covers.endedSince(Told.AT.plusSeconds(1), List.of(), told);

        assertThat(lately).containsOnlyKeys("waiver");
        assertThat(ids(lately.getOrDefault("waiver", List.of()))).containsExactly("over", "taken-over");
        assertThat(later).isEmpty();
    }

    @Test
    void shouldCountEachAnomalyThatAnExceptionEverCoveredOnce() {
        var told = new ToldAnomalies(List.of(
                step("a1", 1, AnomalyState.SUPPRESSED, "waiver"),
                step("a1", 2, AnomalyState.SUPPRESSED, "waiver"),
                step("a1", 3, AnomalyState.CLOSED, "waiver"),
                step("a2", 1, AnomalyState.OPENED, null),
                step("a3", 1, AnomalyState.SUPPRESSED, "other")));

        assertThat(told.everCovered()).isEqualTo(Map.of("waiver", Set.of("a1"), "other", Set.of("a3")));
    }

    @Test
    void shouldCallAnAnomalyWhatExceptionsCallIt() {
        var alone = told(opened("a1", subject("web")).build());
        var many = told(opened("a2", subject("web"), subject("shop"), subject("batch"))
                .setScope(AnomalyScope.HOST)
                .build());

        assertThat(alone.line()).isEqualTo("HIGH anomaly-level-shift  container web (nginx:1.25) on host-a  [memory]");
        assertThat(many.line()).isEqualTo("HIGH anomaly-level-shift  3 containers on host-a  [memory]");
        assertThat(many.tree().path("rule").asText()).isEqualTo(SHIFT);
        assertThat(many.tree().path("element").asText()).isEqualTo("memory");
        assertThat(many.tree().path("subjects")).hasSize(3);
    }

    private static Anomaly step(String id, int transition, AnomalyState state, @Nullable String by) {
        return opened(id, subject("web"))
                .setTransition(transition)
                .setState(state)
                .setExceptionId(by)
                .build();
    }

    private static Anomaly.Builder opened(String id, Subject... subjects) {
        return Told.anomaly(AnomalyState.OPENED)
                .setId(id)
                .setSubjectCount(subjects.length)
                .setSubjects(List.of(subjects));
    }

    private static Subject subject(String name) {
        return Told.subject(name, "nginx:1.25");
    }

    private static List<String> hidden(ExceptionScope scope, Anomaly... anomalies) {
        return ids(simulated(scope, anomalies).hides());
    }

    private static List<String> ids(Collection<? extends Matter> matters) {
        return matters.stream()
                .map(matter -> ((ToldAnomaly) matter).anomaly().getId())
                .toList();
    }

    private static Simulation simulated(ExceptionScope scope, Anomaly... anomalies) {
        var exception = new PolicyException(
                "waiver",
                PolicyException.Type.OPERATIONAL_REQUIREMENT,
                scope,
                "it computes whenever there is work",
                "alice",
                "bob",
                "",
                Told.AT,
                Told.AT.plus(Duration.ofDays(1)));
        return Simulation.of(
                exception,
                List.of(),
                Stream.of(anomalies).map(AcceptedAnomaliesTest::told).toList());
    }

    private static ToldAnomaly told(Anomaly anomaly) {
        return ToldAnomaly.of(anomaly).orElseThrow();
    }

    private static ExceptionScope scope(List<String> rules, List<String> containers, List<String> elements) {
        return new ExceptionScope(
                rules, List.of(), List.of(), Map.of(), List.of(), containers, Map.of(), "", "", elements);
    }
}
