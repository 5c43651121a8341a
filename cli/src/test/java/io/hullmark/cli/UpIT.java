package io.hullmark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpIT {
    private static final Duration PATIENCE = Duration.ofSeconds(150);

    @TempDir
    Path directory;

    @Test
    void shouldShowWhatIsWrongInTheRecordedFleetAndThatItIsFixed() {
        try (var up = Launched.start(directory, "up", "up", "--sample", "--output", "json")) {
            await().atMost(PATIENCE)
                    .until(() -> !up.alive()
                            || of("backup", "container-not-privileged", up).contains("RESOLVED"));
            var violations = up.objects();

            var ended = up.terminated();

            assertThat(ended.exitCode()).as(ended.err()).isEqualTo(SIGTERM);
            assertThat(ended.err().lines()).singleElement().asString().contains("rules on a recorded fleet");
            assertThat(of("backup", "container-not-privileged", up)).containsExactly("OPENED", "RESOLVED");
            assertThat(of("volume-proxy", "container-no-runtime-socket", up)).containsExactly("OPENED");
            assertThat(of("shop-web-2", "container-memory-limited", up)).isEmpty();
            assertThat(violations)
                    .extracting(violation -> violation.path("message").asText())
                    .noneMatch(message -> message.contains("(unknown)"))
                    .anyMatch(message -> message.contains("happened on sample that nobody saw"));
        }
    }

    /** 128 and the number of the signal, as with every process that it ends. */
    static final int SIGTERM = 143;

    private static List<String> of(String container, String rule, Launched up) {
        return up.objects().stream()
                .filter(violation -> violation.at("/subject/name").asText().equals(container)
                        && violation.path("ruleId").asText().equals(rule))
                .map(violation -> violation.path("kind").asText())
                .toList();
    }
}
