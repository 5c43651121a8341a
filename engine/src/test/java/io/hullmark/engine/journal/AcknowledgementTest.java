package io.hullmark.engine.journal;

import static io.hullmark.engine.fixtures.Journal.told;
import static io.hullmark.engine.fixtures.Journal.transitions;
import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.engine.facts.Fact;
import io.hullmark.engine.findings.Cause;
import io.hullmark.engine.findings.FactKind;
import io.hullmark.engine.findings.HeldFinding.State;
import io.hullmark.engine.findings.Patience;
import io.hullmark.engine.fixtures.Exceptions;
import io.hullmark.engine.fixtures.Journal;
import io.hullmark.engine.fixtures.Observed;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody has seen a finding and works on it. */
final class AcknowledgementTest {
    private final Journal journal = new Journal(Patience.STANDARD);
    private final Observed good = Observed.container("h1", "web");
    private final Observed bad = good.with("privileged", true);
    private String finding = "";

    @BeforeEach
    void open() {
        journal.publish("not-privileged container requires container.privileged is false");
        finding = transitions(journal.add(bad.taken())).get(0).findingId();
    }

    @Test
    void shouldTellWhoWorksOnAFinding() {
        var outcomes = acknowledge();

        assertThat(told(outcomes)).containsExactly("acknowledged by alice not-privileged web");
        assertThat(transitions(outcomes)).singleElement().satisfies(transition -> {
            assertThat(transition.number()).isEqualTo(2);
            assertThat(transition.message()).isEqualTo("alice works on it: on it");
            assertThat(transition.cause()).isEqualTo(new Cause(3, 2, FactKind.STATEMENT, ""));
        });
        assertThat(journal.memory().subjects().find(bad.key()).orElseThrow().findings())
                .extracting(held -> held.state())
                .containsExactly(State.ACKNOWLEDGED);
    }

    @Test
    void shouldTellItOnce() {
        acknowledge();

        assertThat(acknowledge()).isEmpty();
    }

    @Test
    void shouldResolveAnAcknowledgedFindingAndReopenItUnacknowledged() {
        acknowledge();

        var fixed = journal.add(good.taken());
        journal.add(bad.taken());
        var back = journal.pass(Duration.ofSeconds(3)).tick();

        assertThat(told(fixed)).containsExactly("resolved FIXED not-privileged web");
        assertThat(told(back)).containsExactly("reopened not-privileged web");
        assertThat(told(acknowledge())).hasSize(1);
    }

    @Test
    void shouldLetAnExceptionCoverAnAcknowledgedFinding() {
        acknowledge();
        journal.add(new Fact.ExceptionDecided(Exceptions.ofRule("waiver", "not-privileged")));

        assertThat(told(journal.slices())).containsExactly("suppressed waiver not-privileged web");
    }

    @Test
    void shouldTakeNoNoticeOfFindingsThatAreNotOpen() {
        journal.add(good.taken());

        assertThat(acknowledge()).isEmpty();
    }

    @Test
    void shouldFindAFindingThatAnotherContainerTookOver() {
        var next = Observed.container("h1", "next").with("name", "web").with("privileged", true);
        journal.add(bad.did("destroy"));
        journal.add(next.taken());

        var outcomes = acknowledge();

        assertThat(told(outcomes)).containsExactly("acknowledged by alice not-privileged next");
        assertThat(transitions(outcomes).get(0).findingId()).isEqualTo(finding);
    }

    @Test
    void shouldKeepAnAcknowledgementOverARedeployment() {
        acknowledge();
        journal.add(bad.did("destroy"));
        journal.add(Observed.container("h1", "next")
                .with("name", "web")
                .with("privileged", true)
                .taken());

        assertThat(acknowledge()).isEmpty();
    }

    private List<Outcome> acknowledge() {
        return journal.add(new Fact.Acknowledged(finding, "h1", "alice", "on it", journal.now()));
    }
}
