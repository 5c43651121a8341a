package io.hullmark.producer.agent;

import io.hullmark.producer.spool.SpoolLimits;
import io.hullmark.schemas.settings.Setting;
import io.hullmark.schemas.settings.SettingValues;
import io.hullmark.schemas.topics.RecordKey;
import io.hullmark.schemas.topics.TopicCatalogue;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The settings of the agent's process with their defaults and what they mean. */
final class SettingsOfAgent {
    private static final String DURATION = "an ISO-8601 duration such as PT10S";
    private static final String BYTES = "a number of bytes such as 268435456, 256MiB or 1GiB";

    private static final Setting<String> BOOTSTRAP =
            new Setting<>("bootstrap", "a list of host:port", "127.0.0.1:9092", "Brokers to begin with.", Parse::text);
    private static final Setting<String> PREFIX = new Setting<>(
            "prefix",
            "1 to 100 letters, digits, dots, hyphens and underscores, beginning with a letter or digit",
            TopicCatalogue.DEFAULT_PREFIX,
            "What the names of all topics begin with, before a dot.",
            text -> Parse.matching(text, "[A-Za-z0-9][A-Za-z0-9._-]{0,99}"));
    private static final Setting<Optional<String>> HOST = new Setting<>(
            "host.id",
            "1 to 253 characters without slash and control characters, or nothing",
            "",
            "Identity of this host, unique in the fleet and the same for ever. When it is not set: the host's name with a hash of /etc/machine-id.",
            text -> Parse.optional(text, id -> RecordKey.ofHost(id).hostId()));
    private static final Setting<Path> SPOOL = new Setting<>(
            "spool.dir",
            "a directory",
            Path.of(System.getProperty("user.home", "."), ".local", "share", "hullmark", "agent")
                    .toString(),
            "Where records wait until Kafka has them: a directory of this agent alone, on a disk that survives a restart. Losing it begins a new sequence.",
            Parse::path);
    private static final Setting<Long> SPOOL_SIZE = new Setting<>(
            "spool.size",
            BYTES + ", at least 1MiB",
            "256MiB",
            "Most bytes that may wait. Beyond it telemetry is dropped first, then the oldest observations; what was dropped is counted and published.",
            text -> Parse.bytes(text, SpoolLimits.LEAST_BYTES));
    private static final Setting<Long> LEAVE_FREE = new Setting<>(
            "spool.leave.free",
            BYTES,
            "64MiB",
            "Bytes of the disk that the spool leaves to others, by dropping before its size is reached.",
            text -> Parse.bytes(text, 0));
    private static final Setting<Optional<String>> ENGINE = new Setting<>(
            "engine",
            "an address such as unix:///var/run/docker.sock or tcp://host:2376, or nothing",
            "",
            "The Docker engine to watch. When it is not set: what DOCKER_HOST, DOCKER_TLS_VERIFY and DOCKER_CERT_PATH say.",
            text -> Parse.optional(text, SettingsOfAgent::engine));
    private static final Setting<Duration> RECONCILE = new Setting<>(
            "reconcile.interval",
            DURATION + ", at least PT1S",
            "PT5M",
            "Time between two comparisons with the engine's own lists when all is well.",
            text -> Parse.duration(text, Duration.ofSeconds(1)));
    private static final Setting<Boolean> PROCESSES = new Setting<>(
            "processes",
            "true or false",
            "true",
            "Whether to look which programs run in containers; each look costs the engine a run of ps.",
            Parse::bool);
    private static final Setting<Path> HOST_ROOT = new Setting<>(
            "host.root",
            "a directory",
            "/",
            "Directory where the root of the engine's host is mounted, read-only will do: / on the host itself, /host in a container that runs with -v /:/host:ro.",
            Parse::path);
    private static final Setting<Optional<Path>> HOST_PROC = new Setting<>(
            "host.proc",
            "a directory, or nothing",
            "",
            "Directory that shows the processes of the engine's host. When it is not set: proc in host.root.",
            text -> Parse.optional(text, Parse::path));
    private static final Setting<Duration> HEARTBEAT = new Setting<>(
            "heartbeat.interval",
            DURATION + ", at least PT0.1S",
            "PT10S",
            "Time between two heartbeats, which list all objects of the host. A host that is silent for longer becomes a finding.",
            text -> Parse.duration(text, Duration.ofMillis(100)));
    private static final Setting<Duration> REPETITION = new Setting<>(
            "snapshot.repeat",
            DURATION + ", at least PT1S",
            "PT6H",
            "After how long the snapshot of an object is sent again although nothing changed.",
            text -> Parse.duration(text, Duration.ofSeconds(1)));
    private static final Setting<Optional<Duration>> TELEMETRY = new Setting<>(
            "telemetry.interval",
            DURATION + ", at least PT1S, or nothing",
            "PT10S",
            "Time between two measurements of what the host and its containers use; none are made when it is empty. It is at least PT10S where the engine must be asked because the files of control groups can't be read.",
            text -> Parse.optional(text, given -> Parse.duration(given, Duration.ofSeconds(1))));
    private static final Setting<Long> RATE = new Setting<>(
            "publish.rate",
            BYTES + ", at least 1024",
            "16MiB",
            "Most bytes that are sent in a second, so that a fleet that comes back from an outage does not flood its brokers.",
            text -> Parse.bytes(text, 1024));
    private static final Setting<Boolean> SAMPLE = new Setting<>(
            "sample",
            "true or false",
            "false",
            "Whether to show a recorded fleet instead of looking at an engine.",
            Parse::bool);
    private static final Setting<Optional<Path>> RECORD = new Setting<>(
            "record",
            "a file, or nothing",
            "",
            "File to record into what is seen, to be shown again on a machine without an engine. One that is there is replaced.",
            text -> Parse.optional(text, Parse::path));
    private static final Setting<Optional<Integer>> HTTP = new Setting<>(
            "http.port",
            "a port from 1 to 65535, or nothing",
            "",
            "Port on loopback where /health and /metrics answer; none when empty.",
            text -> Parse.optional(text, Parse::port));

    static final List<Setting<?>> ALL = List.of(
            BOOTSTRAP,
            PREFIX,
            HOST,
            SPOOL,
            SPOOL_SIZE,
            LEAVE_FREE,
            ENGINE,
            RECONCILE,
            PROCESSES,
            HOST_ROOT,
            HOST_PROC,
            HEARTBEAT,
            REPETITION,
            TELEMETRY,
            RATE,
            SAMPLE,
            RECORD,
            HTTP);

    private SettingsOfAgent() {}

    static AgentSettings read(Map<String, String> values) {
        requireAllValid(values);
        return new AgentSettings(
                BOOTSTRAP.in(values),
                PREFIX.in(values),
                HOST.in(values),
                SPOOL.in(values),
                SPOOL_SIZE.in(values),
                LEAVE_FREE.in(values),
                ENGINE.in(values),
                RECONCILE.in(values),
                PROCESSES.in(values),
                HOST_ROOT.in(values),
                HOST_PROC.in(values),
                HEARTBEAT.in(values),
                REPETITION.in(values),
                TELEMETRY.in(values),
                RATE.in(values),
                SAMPLE.in(values),
                RECORD.in(values),
                HTTP.in(values),
                SettingValues.kafka(values));
    }

    /** Refuses once, with everything that is wrong. */
    private static void requireAllValid(Map<String, String> values) {
        var problems = new ArrayList<String>();
        for (Setting<?> setting : ALL) {
            try {
                setting.in(values);
            } catch (IllegalArgumentException e) {
                problems.add(e.getMessage());
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
    }

    private static String engine(String text) {
        String scheme = URI.create(text).getScheme();
        if (scheme == null || !List.of("unix", "tcp", "http", "https").contains(scheme)) {
            throw new IllegalArgumentException("no such scheme");
        }
        return text;
    }
}
