package io.hullmark.cli;

import io.hullmark.schemas.registry.RegistrySettings;
import java.util.Map;
import picocli.CommandLine.Option;

/** Flags that name the schema registry in whose framing the topology writes. */
final class RegistryFlags {
    @Option(
            names = "--registry-url",
            paramLabel = "URL",
            description =
                    "Schema registry in whose framing the topology writes. Records from before it came are read as well.")
    private String url = "";

    @Option(
            names = "--registry-authorization",
            paramLabel = "VALUE",
            description = "What the registry is told of who asks, as the header Authorization.")
    private String authorization = "";

    /** The same as settings of a process. */
    Map<String, String> settings() {
        return Map.of(RegistrySettings.URL.name(), url, RegistrySettings.AUTHORIZATION.name(), authorization);
    }
}
