package io.hullmark.streams.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.hullmark.broker.EmbeddedBroker;
import io.hullmark.engine.language.CelRules;
import io.hullmark.schemas.codec.UnreadableRecordException;
import io.hullmark.schemas.registry.RegistryClient;
import io.hullmark.schemas.registry.RegistryCodec;
import io.hullmark.schemas.registry.RegistryException;
import io.hullmark.schemas.registry.RegistrySettings;
import io.hullmark.schemas.registry.StubRegistry;
import io.hullmark.schemas.registry.StubRegistry.Mood;
import io.hullmark.streams.fixtures.Agent;
import io.hullmark.streams.fixtures.People;
import io.hullmark.streams.fixtures.Seen;
import io.hullmark.streams.fixtures.Site;
import io.hullmark.streams.topology.Counts.Count;
import io.hullmark.wire.JournalEntry;
import io.hullmark.wire.Violation;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The topology beside a schema registry, on a real broker. */
final class RegistryIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static EmbeddedBroker broker;

    private final StubRegistry registry = new StubRegistry();
    private final Agent agent = new Agent("host-a").at(Instant.now());

    @BeforeAll
    static void startBroker() {
        broker = EmbeddedBroker.temporary().start();
    }

    @AfterEach
    void stopRegistry() {
        registry.close();
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @Test
    void shouldWriteViolationsInItsFramingAlsoWhenItIsAway(@TempDir Path state) throws UnreadableRecordException {
        try (var site = new Site(broker, "framed");
                var app = start(settings(site, state))) {
            site.publish("not-privileged", People.publish("not-privileged", People.NOT_PRIVILEGED));
            await().atMost(PATIENCE).until(() -> app.counts().of(Count.PUBLISHED) == Site.PARTITIONS);
            site.observe(agent, agent.sees(Seen.privileged("web")));
            awaitViolations(site, 1);
            registry.mood = Mood.REFUSING;
            site.observe(agent, agent.sees(Seen.container("web")));
            var framed = awaitViolations(site, 2);
            registry.mood = Mood.WELL;

            assertThat(decoded(site, framed))
                    .extracting(violation -> violation.getKind().name())
                    .containsExactly("OPENED", "RESOLVED");
            assertThat(framed).allSatisfy(value -> assertThat(value[0]).isZero());
            assertThat(site.records(site.topics().facts().name(), JournalEntry.class))
                    .hasSize(4);
            assertThat(app.counts().of(Count.FAILURE)).isZero();
        }
    }

    @Test
    void shouldSayInALineThatTheRegistryIsAwayAtTheStart(@TempDir Path state) {
        registry.close();

        try (var site = new Site(broker, "alone")) {
            assertThatThrownBy(() -> start(settings(site, state)))
                    .isInstanceOf(RegistryException.class)
                    .hasMessageMatching("the registry at " + registry.url()
                            + " does not answer: [^\n]*; check that it runs and the URL is right");
        }
    }

    private Map<String, String> settings(Site site, Path state) {
        var settings = site.settings(state);
        settings.put("registry.url", registry.url().toString());
        return settings;
    }

    private static StreamsApp start(Map<String, String> settings) {
        return StreamsApp.start(StreamsSettings.from(settings), new CelRules());
    }

    private static List<byte[]> awaitViolations(Site site, int atLeast) {
        return await().atMost(PATIENCE)
                .until(
                        () -> site.committed(site.topics().violations().name()).stream()
                                .flatMap(List::stream)
                                .toList(),
                        violations -> violations.size() >= atLeast);
    }

    private List<Violation> decoded(Site site, List<byte[]> values) throws UnreadableRecordException {
        var codec = RegistryCodec.forValues(
                Violation.class,
                site.topics().violations().name(),
                new RegistryClient(RegistrySettings.of(registry.url())));
        var decoded = new ArrayList<Violation>();
        for (byte[] value : values) {
            decoded.add(codec.decode(value));
        }
        return decoded;
    }
}
