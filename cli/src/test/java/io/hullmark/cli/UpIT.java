package io.hullmark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path directory;

    @Test
    void shouldShowWhatIsWrongInTheRecordedFleetAndThatItIsFixed() throws IOException {
        var call = Cli.run(
                "up",
                "--sample",
                "--for",
                "75s",
                "--output",
                "json",
                "--rules",
                "../rules",
                "--data",
                directory.toString());

        assertThat(call.exitCode()).as(call.err()).isEqualTo(ExitCode.OK);
        assertThat(call.err()).contains("rules on a recorded fleet");
        assertThat(of("backup", "container-not-privileged", call.out())).containsExactly("OPENED", "RESOLVED");
        assertThat(of("volume-proxy", "container-no-runtime-socket", call.out()))
                .containsExactly("OPENED");
        assertThat(of("shop-web-2", "container-memory-limited", call.out())).isEmpty();
    }

    private static List<String> of(String container, String rule, String lines) throws IOException {
        var kinds = new ArrayList<String>();
        for (String line : lines.lines().toList()) {
            JsonNode violation = JSON.readTree(line);
            if (violation.at("/subject/name").asText().equals(container)
                    && violation.path("ruleId").asText().equals(rule)) {
                kinds.add(violation.path("kind").asText());
            }
        }
        return kinds;
    }
}
