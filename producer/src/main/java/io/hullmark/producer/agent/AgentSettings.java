package io.hullmark.producer.agent;

import io.hullmark.schemas.settings.Setting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an agent is told.
 *
 * @param bootstrap brokers to begin with
 * @param prefix what the names of all topics begin with
 * @param hostId identity of the host; empty for the recording's, or else the machine's
 * @param directory where the spool is
 * @param spoolBytes most bytes that wait on disk
 * @param leaveFree bytes of the disk that are left to others
 * @param engine address of the engine; empty for what DOCKER_HOST says
 * @param reconcileEvery time between two comparisons with the engine's lists
 * @param processes whether to look which programs run in containers
 * @param hostRoot directory that is the root of the engine's host
 * @param hostProc directory that shows the processes of the engine's host; empty for proc in its root
 * @param heartbeat time between two heartbeats
 * @param repetition after how long an unchanged snapshot is sent again
 * @param telemetry time between two measurements of the host and its containers; empty for none
 * @param bytesPerSecond most bytes a second that are sent
 * @param sample whether to show the recorded fleet instead of looking at an engine
 * @param record file to record into what is seen
 * @param httpPort port on loopback for health and metrics
 * @param kafka properties of Kafka's clients
 */
public record AgentSettings(
        String bootstrap,
        String prefix,
        Optional<String> hostId,
        Path directory,
        long spoolBytes,
        long leaveFree,
        Optional<String> engine,
        Duration reconcileEvery,
        boolean processes,
        Path hostRoot,
        Optional<Path> hostProc,
        Duration heartbeat,
        Duration repetition,
        Optional<Duration> telemetry,
        long bytesPerSecond,
        boolean sample,
        Optional<Path> record,
        Optional<Integer> httpPort,
        Map<String, String> kafka) {
    public AgentSettings {
        kafka = Map.copyOf(kafka);
    }

    /**
     * Reads the settings from their texts by name.
     *
     * @throws IllegalArgumentException naming everything that is wrong, one a line
     */
    public static AgentSettings from(Map<String, String> values) {
        return SettingsOfAgent.read(values);
    }

    /** All settings with their defaults, for documentation and flags. */
    public static List<Setting<?>> declared() {
        return SettingsOfAgent.ALL;
    }
}
