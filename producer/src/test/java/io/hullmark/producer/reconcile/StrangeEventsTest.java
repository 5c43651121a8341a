package io.hullmark.producer.reconcile;

import static io.hullmark.producer.reconcile.Watched.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.producer.fake.Events;
import io.hullmark.producer.fake.Inspections;
import io.hullmark.wire.GapCause;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrangeEventsTest {
    private static final String WEB = Inspections.id("a1");

    private Watched watched;

    @BeforeEach
    void engine(@TempDir Path directory) {
        watched = Watched.of(directory);
        watched.engine().world().container(Inspections.container(WEB, "web"));
        watched.reconciled();
    }

    @AfterEach
    void stop() {
        watched.close();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "{}",
                "[1,2]",
                "null",
                "{\"Type\":\"builder\",\"Action\":\"prune\",\"Actor\":{\"ID\":\"\"}}",
                "{\"Type\":\"secret\",\"Action\":\"create\",\"Actor\":{\"ID\":\"s\"},\"scope\":\"swarm\"}",
                "{\"Type\":\"container\",\"Action\":\"top\",\"Actor\":{\"ID\":\"x\"}}",
                "{\"Type\":\"container\",\"Action\":\"prune\",\"Actor\":{\"Attributes\":{\"reclaimed\":\"0\"}}}",
                "{\"Type\":\"container\",\"Action\":\"frobnicate\",\"Actor\":{\"ID\":\"a100000000000000000000000000000000000000000000000000000000000000\"}}"
            })
    void shouldGoOnAfterAnEventThatItDoesNotKnow(String json) {
        watched.engine().event(json);

        watched.engine().event(Events.container("update", WEB, "web"));

        soon().until(() -> watched.seen().actions(WEB).contains("update"));
        assertThat(watched.seen().gaps()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "{\"Type\":\"container\",\"Action\":\"start\",\"Actor\":{}}",
                "{\"Type\":\"container\",\"Action\":\"start\"}",
                "{\"Type\":\"container\",\"Action\":\"\",\"Actor\":{\"ID\":\"x\"}}",
                "{\"Type\":\"container\",\"Action\":\"start\",\"Actor\":{\"ID\":\"ffff\"}}"
            })
    void shouldCompareWithTheListsWhenAnEventIsNotClear(String json) {
        watched.engine().event(json);

        soon().until(() -> watched.seen().reconciliations() > 1);
    }

    @Test
    void shouldKnowAContainerByTheBeginningOfItsId() {
        watched.engine().event(Events.container("update", WEB.substring(0, 12), "web"));

        soon().until(() -> watched.seen().actions(WEB).contains("update"));
    }

    @Test
    void shouldTellWhatAnEngineSaysThatLivesInAnotherCentury() {
        long future = Instant.parse("2099-01-01T00:00:00Z").getEpochSecond() * 1_000_000_000;

        watched.engine().event(Events.at(future, "container", "update", WEB, Map.of("name", "web")));
        watched.engine().event(Events.at(future - 5_000_000_000L, "container", "rename", WEB, Map.of("name", "web")));
        watched.engine().event(Events.container("kill", WEB, "web"));

        soon().until(() -> watched.seen().actions(WEB).contains("kill"));
        assertThat(watched.seen().actions(WEB)).containsExactly("update", "rename", "kill");
    }

    @Test
    void shouldSuspectThatEventsWereDroppedWhileItStoodStill() {
        watched.standStillFor(Duration.ofSeconds(20));

        soon().until(() ->
                watched.seen().gaps().stream().anyMatch(gap -> gap.getCause() == GapCause.EVENTS_OVERFLOWED));
        soon().until(() -> watched.seen().reconciliations() > 1);
    }

    @Test
    void shouldHandOnNoAttributeThatMayBeASecret() {
        watched.engine()
                .event(Events.of(
                        "container",
                        "update",
                        WEB,
                        Map.of(
                                "name",
                                "web",
                                "image",
                                "shop:1",
                                "password",
                                "hunter2",
                                "label",
                                "hunter2",
                                "exitCode",
                                "1")));

        soon().until(() -> watched.seen().actions(WEB).contains("update"));
        assertThat(watched.seen().events(WEB).get(0).getAttributes()).containsOnlyKeys("exitCode", "image");
    }
}
