package io.hullmark.cli;

import static io.hullmark.cli.Commands.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hullmark.broker.EmbeddedBroker;
import io.hullmark.schemas.registry.StubRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands beside a schema registry. */
class RegistryIT {
    @TempDir
    static Path directory;

    @SuppressWarnings("NullAway.Init")
    private static EmbeddedBroker broker;

    @SuppressWarnings("NullAway.Init")
    private static StubRegistry registry;

    @SuppressWarnings("NullAway.Init")
    private static Commands commands;

    @SuppressWarnings("NullAway.Init")
    private static Launched streams;

    @SuppressWarnings("NullAway.Init")
    private static Launched agent;

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.temporary().start();
        registry = new StubRegistry();
        commands = new Commands(broker.bootstrapServers(), directory);
        commands.run("topics", "create", "--partitions", "1");
        commands.run("rules", "publish", "../rules/hardening/hosts");
        streams = commands.start("streams", "streams", "--registry-url", url());
        agent = commands.start("agent", "agent", "--sample", "true");
        await().atMost(PATIENCE)
                .until(() ->
                        !commands.objects("violations", "--registry-url", url()).isEmpty());
    }

    @AfterAll
    static void stop() {
        agent.close();
        streams.close();
        registry.close();
        broker.close();
    }

    @Test
    void shouldReadWhatTheTopologyWritesInTheFramingOfARegistry() {
        var posture = Cli.with(
                Map.of("HULLMARK_REGISTRY_URL", url()),
                "posture",
                "--output",
                "json",
                "--bootstrap",
                broker.bootstrapServers());

        assertThat(posture.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(posture.out()).contains("\"verdicts\"");
        assertThat(posture.err()).isEmpty();
    }

    @Test
    void shouldSayHowToReadItWhenTheRegistryIsNotNamed() {
        var violations = commands.run("violations");

        assertThat(violations.out()).isEmpty();
        assertThat(violations.err()).contains("as in the framing of a schema registry; name that with --registry-url");
    }

    @Test
    void shouldSayInALineThatTheRegistryIsAway() {
        var away = new StubRegistry();
        away.close();

        try (var topology =
                commands.start("away", "streams", "--registry-url", away.url().toString())) {
            var violations =
                    commands.run("violations", "--registry-url", away.url().toString());

            for (var call : List.of(violations, topology.ended())) {
                assertThat(call.exitCode()).as(call.err()).isEqualTo(ExitCode.UNREACHABLE);
                assertThat(call.err().lines())
                        .singleElement()
                        .asString()
                        .startsWith("hullmark: the registry at " + away.url() + " does not answer: ")
                        .endsWith("; check that it runs and the URL is right");
            }
        }
    }

    private static String url() {
        return registry.url().toString();
    }
}
