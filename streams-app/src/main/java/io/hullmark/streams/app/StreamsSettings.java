package io.hullmark.streams.app;

import io.hullmark.schemas.registry.RegistrySettings;
import io.hullmark.schemas.settings.Setting;
import io.hullmark.schemas.settings.SettingValues;
import io.hullmark.streams.stores.FoldStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Everything that can be set of the topology's process, complete or refused.
 *
 * @param bootstrapServers brokers to begin with
 * @param applicationId names the group of processes that share the work, and their internal topics
 * @param topicPrefix what the names of all topics begin with
 * @param stateDirectory where state stores are kept, one directory for each process
 * @param commitInterval how long results wait for their transaction
 * @param threads stream threads
 * @param replication replication factor of internal topics
 * @param ahead how far a host's clock may be ahead
 * @param behind how far an observation may be behind its arrival
 * @param clockInterval how often the clock is looked at
 * @param quiet how long no record has come until the wall clock itself counts
 * @param sliceBudget how long a re-judgement may hold up live records at a time
 * @param onDisk which stores are kept on disk
 * @param recentlyUsed how many values of each store stay decoded
 * @param workloads how many workloads are learned in each partition at most
 * @param registry schema registry in whose framing others are written to
 * @param httpPort where health and metrics are served on loopback
 * @param kafka properties for Kafka's clients and Streams, without their prefix
 */
public record StreamsSettings(
        String bootstrapServers,
        String applicationId,
        String topicPrefix,
        Path stateDirectory,
        Duration commitInterval,
        int threads,
        short replication,
        Duration ahead,
        Duration behind,
        Duration clockInterval,
        Duration quiet,
        Duration sliceBudget,
        Set<FoldStore> onDisk,
        int recentlyUsed,
        int workloads,
        Optional<RegistrySettings> registry,
        Optional<Integer> httpPort,
        Map<String, String> kafka) {
    public StreamsSettings {
        onDisk = Set.copyOf(onDisk);
        kafka = Map.copyOf(kafka);
    }

    /**
     * Reads all settings.
     *
     * @throws IllegalArgumentException with every problem, one a line
     */
    public static StreamsSettings from(Map<String, String> values) {
        var problems = new ArrayList<String>();
        for (String name : new TreeMap<>(values).keySet()) {
            if (!name.startsWith(SettingValues.KAFKA)
                    && SettingsOfStreams.ALL.stream().noneMatch(s -> s.name().equals(name))) {
                problems.add("%s is no setting of the topology; known are %s".formatted(name, names()));
            }
        }
        for (Setting<?> setting : SettingsOfStreams.ALL) {
            try {
                setting.in(values);
            } catch (IllegalArgumentException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
        return SettingsOfStreams.read(values);
    }

    /** All settings in the order in which they should be read about. */
    public static List<Setting<?>> declared() {
        return SettingsOfStreams.ALL;
    }

    private static String names() {
        return String.join(
                        ", ", SettingsOfStreams.ALL.stream().map(Setting::name).toList()) + " and "
                + SettingValues.KAFKA
                + "*";
    }
}
