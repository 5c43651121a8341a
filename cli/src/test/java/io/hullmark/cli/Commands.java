package io.hullmark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The commands against one cluster.
 *
 * @param bootstrap its brokers
 * @param directory where processes keep what they say
 */
record Commands(String bootstrap, Path directory) {
    /** Longer than anything takes on a busy machine. */
    static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Calls the command in this process. */
    Cli run(String... arguments) {
        return Cli.run(here(arguments));
    }

    /** Starts the command in a process of its own. */
    Launched start(String name, String... arguments) {
        return Launched.start(directory, name, here(arguments));
    }

    /** Calls the command in a process of its own, until it ends well. */
    void launch(String... arguments) {
        try (var launched = start(arguments[0], arguments)) {
            var ended = launched.ended();
            assertThat(ended.exitCode()).as(ended.err()).isEqualTo(ExitCode.OK);
        }
    }

    /** What the command says as one object a line. */
    List<JsonNode> objects(String... arguments) {
        var call = run(with(arguments, "--output", "json"));
        assertThat(call.exitCode()).as(call.err()).isEqualTo(ExitCode.OK);
        return call.out().lines().map(Commands::object).toList();
    }

    void awaitOne(String... arguments) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(objects(arguments)).hasSize(1));
    }

    private String[] here(String... arguments) {
        return with(arguments, "--bootstrap", bootstrap);
    }

    /** Arguments with more behind them. */
    static String[] with(String[] arguments, String... more) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private static JsonNode object(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
