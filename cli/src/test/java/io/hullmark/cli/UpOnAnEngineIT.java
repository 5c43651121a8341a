package io.hullmark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hullmark.producer.live.LiveEngine;
import io.hullmark.producer.live.RequiresEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees who starts, changes and removes a container while {@code up} watches. */
@RequiresEngine
class UpOnAnEngineIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    Path directory;

    @Test
    void shouldTellOfABadContainerAndThatAnUpdateOrItsRemovalEndsIt() {
        try (var engine = LiveEngine.connect();
                var up = Launched.start(directory, "up", "up", "--output", "json")) {
            await().atMost(PATIENCE).until(() -> up.err().contains("rules on the engine at"));

            var id = engine.run("web", "{\"Cmd\":[\"sleep\",\"600\"],\"HostConfig\":{\"Privileged\":true}}");
            awaitKinds(up, id, "container-memory-limited", "OPENED");
            awaitKinds(up, id, "container-not-privileged", "OPENED");
            engine.post("/containers/" + id + "/update", "{\"Memory\":67108864,\"MemorySwap\":67108864}");
            awaitKinds(up, id, "container-memory-limited", "OPENED", "RESOLVED FIXED");
            engine.remove(id);
            awaitKinds(up, id, "container-not-privileged", "OPENED", "RESOLVED SUBJECT_REMOVED");

            assertThat(up.terminated().exitCode()).isEqualTo(UpIT.SIGTERM);
        }
    }

    private static void awaitKinds(Launched up, String container, String rule, String... kinds) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(kinds(up, container, rule)).as(up.err()).containsExactly(kinds));
    }

    private static List<String> kinds(Launched up, String container, String rule) {
        return up.objects().stream()
                .filter(violation -> violation.at("/subject/id").asText().equals(container)
                        && violation.path("ruleId").asText().equals(rule))
                .map(violation -> (violation.path("kind").asText() + " "
                                + violation.path("reason").asText(""))
                        .strip())
                .toList();
    }
}
