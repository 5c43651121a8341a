package io.hullmark.producer.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.producer.fake.Inspections;
import io.hullmark.wire.ObjectKind;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EngineEventTest {
    private static final Instant RECEIVED = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void shouldPartAnActionFromItsArgument() {
        var event = event("""
                {"Type":"container","Action":"exec_create: /bin/sh -c mysql: x","Actor":{"ID":"c1",
                 "Attributes":{"execID":"e1"}},"time":1795296940,"timeNano":1795296940095374616}
                """);

        assertThat(event)
                .isEqualTo(new EngineEvent(
                        ObjectKind.CONTAINER,
                        "c1",
                        "exec_create",
                        "/bin/sh -c mysql: x",
                        Map.of("execID", "e1"),
                        1_795_296_940_095_374_616L,
                        Instant.parse("2026-11-21T21:35:40.095374616Z")));
    }

    @ParameterizedTest(name = "time {0}, timeNano {1}: {2}")
    @CsvSource(
            nullValues = "null",
            value = {
                "1795296940, 1795296940095374616, 2026-11-21T21:35:40.095374616Z",
                "null, 1795296940095374616, 2026-11-21T21:35:40.095374616Z",
                "1795296940, 0, 2026-11-21T21:35:40Z",
                "1795296940, null, 2026-11-21T21:35:40Z",
                "1795296940, 1000, 2026-11-21T21:35:40Z",
                "1795296940, -5, 2026-11-21T21:35:40Z",
                "null, null, 2026-11-21T12:00:00Z",
                "-7, null, 2026-11-21T12:00:00Z",
                "9223372036854775807, null, 9999-12-31T00:00:00Z"
            })
    void shouldTellWhenItHappenedAsWellAsCanBeTold(String time, String timeNano, Instant expected) {
        var event = event(
                "{\"Type\":\"container\",\"Action\":\"start\",\"time\":" + time + ",\"timeNano\":" + timeNano + "}");

        assertThat(event.occurredAt()).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "{}",
                "{\"Type\":\"builder\",\"Action\":\"prune\"}",
                "{\"Type\":\"plugin\",\"Action\":\"enable\",\"Actor\":{\"ID\":\"p\"}}",
                "{\"Type\":\"config\",\"Action\":\"create\",\"scope\":\"swarm\"}",
                "{\"Type\":7,\"Action\":{\"x\":1},\"Actor\":\"nobody\"}",
                "{\"Type\":null,\"Action\":null,\"Actor\":null,\"time\":null}"
            })
    void shouldNotWatchKindsThatItDoesNotKnow(String json) {
        assertThat(event(json).kind()).isEqualTo(ObjectKind.UNRECOGNIZED);
    }

    @Test
    void shouldReadTheFormOfVeryOldEngines() {
        var event = event("{\"status\":\"die\",\"id\":\"c1\",\"from\":\"x\",\"time\":1795296940}");

        assertThat(event)
                .returns(ObjectKind.CONTAINER, EngineEvent::kind)
                .returns("c1", EngineEvent::id)
                .returns("die", EngineEvent::action);
    }

    @Test
    void shouldBearWhatIsMissingOrStrange() {
        var event = event(
                "{\"Type\":\"container\",\"Action\":\"start\",\"Actor\":{\"Attributes\":{\"a\":null,\"b\":7,\"c\":{}}},\"new\":[1]}");

        assertThat(event.id()).isEmpty();
        assertThat(event.attributes()).containsKeys("a", "b", "c");
    }

    private static EngineEvent event(String json) {
        return EngineEvent.from(Inspections.parse(json), RECEIVED);
    }
}
