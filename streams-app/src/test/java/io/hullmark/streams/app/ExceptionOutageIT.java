package io.hullmark.streams.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hullmark.broker.EmbeddedBroker;
import io.hullmark.engine.language.CelRules;
import io.hullmark.streams.fixtures.Agent;
import io.hullmark.streams.fixtures.People;
import io.hullmark.streams.fixtures.Seen;
import io.hullmark.streams.fixtures.Site;
import io.hullmark.wire.TransitionKind;
import io.hullmark.wire.Violation;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people accept ends in time, whether the topology runs at that moment or not. */
final class ExceptionOutageIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static EmbeddedBroker broker;

    @BeforeAll
    static void startBroker() {
        broker = EmbeddedBroker.temporary().start();
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @Test
    void shouldOpenAFindingOnceWhoseExceptionExpiredWhileNothingRan(@TempDir Path state) throws InterruptedException {
        try (var site = new Site(broker, "outage")) {
            var agent = new Agent("host-a").at(Instant.now());
            Instant expires;
            try (var app = StreamsApp.start(StreamsSettings.from(site.settings(state)), new CelRules())) {
                assertThat(app.awaitRunning(PATIENCE)).isTrue();
                site.publish("not-privileged", People.publish("not-privileged", People.NOT_PRIVILEGED));
                site.observe(agent, agent.sees(Seen.privileged("web")));
                awaitKinds(site, TransitionKind.OPENED);
                expires = Instant.now().plusSeconds(15);
                site.decide("waiver", People.accept("waiver", "not-privileged", Instant.now(), expires));
                awaitKinds(site, TransitionKind.OPENED, TransitionKind.SUPPRESSED);
            }
            await().atMost(PATIENCE).until(() -> Instant.now().isAfter(expires));
            try (var app = StreamsApp.start(StreamsSettings.from(site.settings(state)), new CelRules())) {
                assertThat(app.awaitRunning(PATIENCE)).isTrue();
                site.observe(agent, agent.at(Instant.now()).sees(Seen.privileged("other")));
                awaitKinds(
                        site,
                        TransitionKind.OPENED,
                        TransitionKind.SUPPRESSED,
                        TransitionKind.REOPENED,
                        TransitionKind.OPENED);
            }

            var reopened = violations(site).stream()
                    .filter(violation -> violation.getKind() == TransitionKind.REOPENED)
                    .toList();
            assertThat(reopened)
                    .singleElement()
                    .satisfies(violation -> assertThat(violation.getAt()).isAfterOrEqualTo(expires));
            assertThat(hex(site.replayed()))
                    .isEqualTo(hex(site.committed(site.topics().violations().name())));
        }
    }

    private static void awaitKinds(Site site, TransitionKind... kinds) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(violations(site))
                        .extracting(Violation::getKind)
                        .containsExactlyInAnyOrder(kinds));
    }

    private static List<Violation> violations(Site site) {
        return site.records(site.topics().violations().name(), Violation.class);
    }

    private static List<List<String>> hex(List<List<byte[]>> partitions) {
        return partitions.stream()
                .map(values -> values.stream().map(HexFormat.of()::formatHex).toList())
                .toList();
    }
}
