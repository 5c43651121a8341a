package io.hullmark.streams.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hullmark.broker.EmbeddedBroker;
import io.hullmark.schemas.topics.HostPartitioning;
import io.hullmark.streams.fixtures.Agent;
import io.hullmark.streams.fixtures.ChildProcess;
import io.hullmark.streams.fixtures.Habits;
import io.hullmark.streams.fixtures.Meters;
import io.hullmark.streams.fixtures.Seen;
import io.hullmark.streams.fixtures.Site;
import io.hullmark.wire.Anomaly;
import io.hullmark.wire.AnomalyState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A topology that is killed while it learns a container and while an anomaly of it is open. */
final class AnomalyCrashIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String HOST = "host-a";
    private static final String WEB = Meters.id("web");
    private static final int LEARNED = 25 * 60;

    private final Habits habits = new Habits(7);
    private final Meters meters = new Meters(HOST);
    private Instant now = Instant.now().minus(Duration.ofHours(27));

    @Test
    void shouldNeitherDoubleNorForgetAnAnomalyWhenKilled(@TempDir Path directory) throws IOException {
        var state = directory.resolve("state");
        try (var broker = EmbeddedBroker.temporary().start();
                var site = new Site(broker, "unusual")) {
            see(site);
            try (var first = ChildProcess.start(site.settings(state), directory)) {
                pass(site, 700);
                awaitStates(site, AnomalyState.LEARNING);
                assertThat(first.alive()).isTrue();
            }
            try (var second = ChildProcess.start(site.settings(state), directory)) {
                pass(site, LEARNED - 700);
                habits.uses(3);
                pass(site, 5);
                awaitStates(
                        site, AnomalyState.LEARNING, AnomalyState.JUDGED, AnomalyState.OPENED, AnomalyState.UPDATED);
                assertThat(second.alive()).isTrue();
            }
            delete(state);
            try (var third = ChildProcess.start(site.settings(state), directory)) {
                pass(site, 5);
                habits.uses(0.5);
                pass(site, 5);
                awaitStates(
                        site,
                        AnomalyState.LEARNING,
                        AnomalyState.JUDGED,
                        AnomalyState.OPENED,
                        AnomalyState.UPDATED,
                        AnomalyState.CLOSED);
                assertThat(third.alive()).isTrue();
            }

            assertThat(told(site).subList(2, 5))
                    .extracting(Anomaly::getTransition)
                    .containsExactly(1, 2, 3);
            assertThat(told(site).subList(2, 5))
                    .extracting(Anomaly::getId)
                    .containsOnly(told(site).get(2).getId());
        }
    }

    private void see(Site site) {
        var agent = new Agent(HOST).at(now);
        var web = Seen.container(WEB).with("identity", "name", "web").with("identity", "image", "team/web:1");
        site.observe(agent, agent.sees(web));
    }

    /** A frame a minute, with five between them that are not sent. */
    private void pass(Site site, int minutes) {
        for (int minute = 0; minute < minutes; minute++) {
            now = now.plus(Duration.ofMinutes(1));
            var frame = meters.show(WEB, habits.next()).frame(now);
            meters.loses(5);
            site.send(site.topics().telemetry().name(), HostPartitioning.partition(HOST, Site.PARTITIONS), HOST, frame);
        }
    }

    private static void awaitStates(Site site, AnomalyState... states) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(told(site)).extracting(Anomaly::getState).containsExactly(states));
    }

    private static List<Anomaly> told(Site site) {
        return site.records(site.topics().anomalies().name(), Anomaly.class);
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
