package io.hullmark.engine.journal;

import static io.hullmark.engine.fixtures.Journal.INTERVAL;
import static io.hullmark.engine.fixtures.Journal.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.engine.facts.Fact;
import io.hullmark.engine.fixtures.Journal;
import io.hullmark.engine.fixtures.Observed;
import io.hullmark.engine.rules.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said of a host whose agent is heard and can't see its engine. */
final class UnseenEngineTest {
    private final Journal journal = new Journal();
    private final Observed host = Observed.host("h1");
    private final Observed image = Observed.image("h1", "sha256:web1", "web:1");
    private final Observed web = Observed.container("h1", "web");
    private final Observed bad = web.with("privileged", true);

    @BeforeEach
    void publishRules() {
        journal.publish("not-privileged container requires container.privileged is false");
        journal.publish("image-of-user image requires image.user isnt root");
        journal.publish("no-experiments host requires host.experimental is false");
        journal.publish("heard host requires host.coverage.silent is false");
        journal.publish("covered host requires host.coverage.complete is true");
    }

    @Test
    void shouldLetNothingPass() {
        journal.add(host.taken(), image.taken(), web.taken());
        journal.gap("h1", "STREAM_BROKEN");

        var unseen = journal.pass(Duration.ofSeconds(10)).add(new Fact.HostPresent("h1", INTERVAL));
        var postures = List.of(journal.posture(host.key()), journal.posture(image.key()), journal.posture(web.key()));
        var detail = journal.detail(web.key(), "not-privileged");
        var again = journal.pass(Duration.ofSeconds(10)).add(new Fact.HostPresent("h1", INTERVAL));
        journal.heartbeat("h1", host, image, web);

        assertThat(told(unseen)).isEmpty();
        assertThat(again).isEmpty();
        assertThat(postures)
                .containsExactly(
                        Map.of("no-experiments", Verdict.UNKNOWN, "heard", Verdict.PASS, "covered", Verdict.FAIL),
                        Map.of("image-of-user", Verdict.UNKNOWN),
                        Map.of("not-privileged", Verdict.UNKNOWN));
        assertThat(detail).isEqualTo("the agent has said since 2026-11-21T12:00:10Z that it can't see its engine");
        assertThat(journal.posture(host.key()))
                .isEqualTo(Map.of("no-experiments", Verdict.PASS, "heard", Verdict.PASS, "covered", Verdict.PASS));
        assertThat(journal.posture(image.key())).isEqualTo(Map.of("image-of-user", Verdict.PASS));
        assertThat(journal.posture(web.key())).isEqualTo(Map.of("not-privileged", Verdict.PASS));
    }

    @Test
    void shouldTellWhatFails() {
        journal.add(host.taken(), bad.taken());
        journal.gap("h1", "STREAM_BROKEN");
        journal.add(new Fact.HostPresent("h1", INTERVAL));
        journal.publish("no-such-state container requires container.state isnt running");
        journal.slices();

        assertThat(journal.posture(web.key()))
                .isEqualTo(Map.of("not-privileged", Verdict.FAIL, "no-such-state", Verdict.FAIL));
    }

    @Test
    void shouldResolveNothing() {
        journal.add(host.taken(), bad.taken());
        journal.gap("h1", "STREAM_BROKEN");
        journal.add(new Fact.HostPresent("h1", INTERVAL));

        var stale = journal.add(web.taken());
        var seen = journal.heartbeat("h1", host, web);

        assertThat(told(stale)).isEmpty();
        assertThat(told(seen)).contains("resolved FIXED not-privileged web");
    }

    @Test
    void shouldHearAgainAHostThatWasSilent() {
        journal.add(host.taken());
        journal.pass(INTERVAL.multipliedBy(3)).tick();

        journal.gap("h1", "STREAM_BROKEN");
        journal.add(new Fact.HostPresent("h1", INTERVAL));

        assertThat(journal.verdict(host.key(), "heard")).isEqualTo(Verdict.PASS);
    }
}
