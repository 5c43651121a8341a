package io.hullmark.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.engine.language.CelRules;
import io.hullmark.schemas.codec.SchemaArchive;
import io.hullmark.streams.fixtures.Agent;
import io.hullmark.streams.fixtures.People;
import io.hullmark.streams.fixtures.Seen;
import io.hullmark.streams.replay.Change;
import io.hullmark.streams.replay.Change.Altered;
import io.hullmark.streams.replay.Change.Appeared;
import io.hullmark.streams.replay.Change.FieldChange;
import io.hullmark.streams.replay.Change.Gone;
import io.hullmark.streams.replay.Changes;
import io.hullmark.streams.replay.Moment;
import io.hullmark.streams.replay.Replayer;
import io.hullmark.wire.VerdictKind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is different between two moments. */
final class ChangesTest {
    private final Agent agent = new Agent("host-a");

    @TempDir
    private Path state;

    @SuppressWarnings("NullAway.Init")
    private DrivenTopology topology;

    @BeforeEach
    void publish() {
        topology = new DrivenTopology(state);
        topology.publish("not-privileged", People.publish("not-privileged", People.NOT_PRIVILEGED));
    }

    @AfterEach
    void close() {
        topology.close();
    }

    @Test
    void shouldSayWhatIsConfiguredAndJudgedOtherwise() throws InterruptedException {
        var before = watch(Seen.container("web"));
        var after = watch(Seen.privileged("web"));

        var altered = (Altered) changeOf("web", before, after);

        assertThat(altered.fields()).contains(new FieldChange("privileged", Optional.of("false"), Optional.of("true")));
        assertThat(altered.fields()).extracting(FieldChange::path).doesNotContain("name", "state");
        assertThat(altered.verdicts()).singleElement().satisfies(verdict -> {
            assertThat(verdict.before()).contains(VerdictKind.PASS);
            assertThat(verdict.after()).contains(VerdictKind.FAIL);
        });
    }

    @Test
    void shouldTellWhoCameAndWhoWent() throws InterruptedException {
        var before = watch(Seen.container("old"));
        topology.pass(Duration.ofSeconds(5));
        topology.observe(agent, agent.at(topology.now()).removes(Seen.container("old")));
        var after = watch(Seen.container("new"));

        assertThat(changeOf("old", before, after)).isInstanceOf(Gone.class);
        assertThat(changeOf("new", before, after)).isInstanceOf(Appeared.class);
    }

    @Test
    void shouldTellOfAnExceptionThatTurnsNoVerdict() throws InterruptedException {
        var before = watch(Seen.privileged("web"));
        topology.decide(
                "waiver",
                People.accept(
                        "waiver",
                        "not-privileged",
                        topology.now(),
                        topology.now().plus(Duration.ofDays(1))));
        var after = watch(Seen.privileged("web"));

        var altered = (Altered) changeOf("web", before, after);

        assertThat(altered.fields()).isEmpty();
        assertThat(altered.verdicts()).singleElement().satisfies(verdict -> {
            assertThat(verdict.before()).isEqualTo(verdict.after());
            assertThat(verdict.suppressedBefore()).isEmpty();
            assertThat(verdict.suppressedAfter()).isEqualTo(Map.of("", "waiver"));
        });
    }

    @Test
    void shouldHaveNothingToSayOfTheSameMoment() throws InterruptedException {
        var then = watch(Seen.privileged("web"));

        assertThat(changes(then, then)).isEmpty();
    }

    private Instant watch(Seen seen) {
        topology.pass(Duration.ofSeconds(5));
        agent.at(topology.now());
        topology.observe(agent, agent.sees(seen), agent.heartbeat(seen));
        // until what an exception changes was gone through
        topology.pass(Duration.ofSeconds(1));
        return topology.now();
    }

    private Change changeOf(String id, Instant before, Instant after) throws InterruptedException {
        return changes(before, after).stream()
                .filter(change ->
                        change.subject().posture().getSubject().getId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private List<Change> changes(Instant before, Instant after) throws InterruptedException {
        var known = topology.now();
        var pasts = new Replayer(KeptEvidence.of(topology), CelRules::new, SchemaArchive.shipped(), 1)
                .past(List.of(new Moment(before, known), new Moment(after, known)));
        return Changes.between(pasts.get(0).subjects(), pasts.get(1).subjects());
    }
}
