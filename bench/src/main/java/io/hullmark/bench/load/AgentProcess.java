package io.hullmark.bench.load;

import io.hullmark.producer.fake.FakeEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The agent as it is shipped, in its own process. */
final class AgentProcess {
    private static final Path DISTRIBUTION = Path.of("producer", "target", "hullmark-agent", "bin", "hullmark-agent");

    private AgentProcess() {}

    static Child start(Site site, FakeEngine engine) {
        if (!Files.isExecutable(DISTRIBUTION)) {
            throw new IllegalStateException(
                    DISTRIBUTION
                            + " is missing: build it with 'mvn -B package -DskipTests', and run this from the project's directory");
        }
        return Child.start(
                "agent",
                site.directory(),
                List.of(DISTRIBUTION.toAbsolutePath().toString()),
                Map.of(
                        "HULLMARK_BOOTSTRAP",
                        site.bootstrap(),
                        "HULLMARK_HOST_ID",
                        "bench",
                        "HULLMARK_SPOOL_DIR",
                        site.directory().resolve("spool").toString(),
                        "HULLMARK_ENGINE",
                        engine.address().toString()));
    }
}
