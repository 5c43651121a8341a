package io.hullmark.producer.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hullmark.producer.live.Canary;
import io.hullmark.producer.live.LiveEngine;
import io.hullmark.producer.live.RequiresEngine;
import io.hullmark.producer.publish.Cluster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens on a real engine, and not one of them in the agent's files, its log at its most talkative, or what it sends. */
@RequiresEngine
final class SpooledSecretsIT {
    @TempDir
    private Path directory;

    @Test
    void shouldWriteNoSecretAnywhere() throws Exception {
        Path spool = directory.resolve("spool");
        Path output = directory.resolve("output");
        try (var engine = LiveEngine.connect();
                var cluster = Cluster.away(directory.resolve("broker"))) {
            Canary canary;
            try (var agent = AgentProcess.start(settings(engine, cluster, spool), output)) {
                soon().until(() -> agent.output().contains("listening to the engine"));
                canary = Canary.on(engine);
                soon().until(() -> holds(spool, canary, "exec_die") && holds(spool, canary, "health_status"));
                canary.remove();
                soon().until(() -> holds(spool, canary, "destroy"));
                // Killed, it leaves its files as they are in life.
                agent.kill();
            }

            assertThat(spool.resolve("spool.db-wal")).isNotEmptyFile();
            assertNoneOf(canary, "spool", contentOf(spool));
            assertThat(contentOf(spool)).contains("<redacted len=", "mysql", "--password");

            cluster.start();
            cluster.createTopics();
            try (var agent = AgentProcess.start(settings(engine, cluster, spool), output)) {
                soon().until(() -> text(cluster).contains(event(canary, "destroy")));
                agent.stop();
            }
            assertNoneOf(canary, "topic", text(cluster));
            assertNoneOf(canary, "broker's files", contentOf(directory.resolve("broker")));
            assertNoneOf(canary, "log", Files.readString(output));
            assertNoneOf(canary, "spool after sending", contentOf(spool));
        }
    }

    private static void assertNoneOf(Canary canary, String where, String content) {
        assertThat(content).isNotEmpty();
        assertThat(canary.tokens())
                .hasSizeGreaterThan(15)
                .allSatisfy(token -> assertThat(content.contains(token))
                        .as("%s in the %s", token, where)
                        .isFalse());
    }

    /** Whether an event of the canary has been spooled. */
    private static boolean holds(Path spool, Canary canary, String action) {
        return contentOf(spool).contains(event(canary, action));
    }

    /** The beginning of an event in Avro's encoding, where a short text follows twice its length. */
    private static String event(Canary canary, String action) {
        return canary.id() + avro(canary.name()) + avro(action);
    }

    private static String avro(String text) {
        return (char) (2 * text.length()) + text;
    }

    private static String contentOf(Path directory) {
        try (var files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().contains("sqlite"))
                    .map(SpooledSecretsIT::read)
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            return "";
        }
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            // It went while the directory was read.
            return "";
        }
    }

    private static String text(Cluster cluster) {
        return cluster.records().stream()
                .map(record -> record.key() + new String(record.value(), StandardCharsets.ISO_8859_1))
                .collect(Collectors.joining("\n"));
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(200));
    }

    private static Map<String, String> settings(LiveEngine engine, Cluster cluster, Path spool) {
        var settings = new HashMap<String, String>();
        settings.put("bootstrap", String.valueOf(cluster.client().get("bootstrap.servers")));
        settings.put("prefix", Cluster.PREFIX);
        settings.put("host.id", "web-7");
        settings.put("spool.dir", spool.toString());
        settings.put("engine", engine.address().toString());
        settings.put("log.level", "TRACE");
        return settings;
    }
}
