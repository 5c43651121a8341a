package io.hullmark.bench.load;

import io.hullmark.producer.fake.FakeEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The agent as it is shipped, in its own process. */
final class AgentProcess {
    private static final Path DISTRIBUTION = Path.of("producer", "target", "hullmark-agent", "bin", "hullmark-agent");

    private AgentProcess() {}

    /** An agent that finds the host's files in a directory. */
    static Child start(Site site, FakeEngine engine, Path host) {
        return start(site, engine, Map.of("HULLMARK_HOST_ROOT", host.toString()));
    }

    static Child start(Site site, FakeEngine engine) {
        return start(site, engine, Map.of());
    }

    private static Child start(Site site, FakeEngine engine, Map<String, String> more) {
        if (!Files.isExecutable(DISTRIBUTION)) {
            throw new IllegalStateException(
                    DISTRIBUTION
                            + " is missing: build it with 'mvn -B package -DskipTests', and run this from the project's directory");
        }
        var environment = new HashMap<>(more);
        environment.put("HULLMARK_BOOTSTRAP", site.bootstrap());
        environment.put("HULLMARK_HOST_ID", "bench");
        environment.put("HULLMARK_SPOOL_DIR", site.directory().resolve("spool").toString());
        environment.put("HULLMARK_ENGINE", engine.address().toString());
        return Child.start(
                "agent", site.directory(), List.of(DISTRIBUTION.toAbsolutePath().toString()), environment);
    }
}
