package io.hullmark.schemas.codec;

import io.hullmark.wire.ContainerIdentity;
import io.hullmark.wire.ContainerLabels;
import io.hullmark.wire.ContainerLogging;
import io.hullmark.wire.ContainerMounts;
import io.hullmark.wire.ContainerNamespaces;
import io.hullmark.wire.ContainerNetwork;
import io.hullmark.wire.ContainerProcess;
import io.hullmark.wire.ContainerProcesses;
import io.hullmark.wire.ContainerResources;
import io.hullmark.wire.ContainerSecurity;
import io.hullmark.wire.ContainerState;
import io.hullmark.wire.HostAccounts;
import io.hullmark.wire.HostAudit;
import io.hullmark.wire.HostBridge;
import io.hullmark.wire.HostConfiguration;
import io.hullmark.wire.HostDaemon;
import io.hullmark.wire.HostEngine;
import io.hullmark.wire.HostFiles;
import io.hullmark.wire.HostListeners;
import io.hullmark.wire.HostNetworks;
import io.hullmark.wire.HostStorage;
import io.hullmark.wire.HostSwarm;
import io.hullmark.wire.HostUsage;
import io.hullmark.wire.ImageConfig;
import io.hullmark.wire.ImageHistory;
import io.hullmark.wire.NetworkConfig;
import io.hullmark.wire.ObjectKind;
import io.hullmark.wire.VolumeConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All parts that snapshots consist of. */
public final class SectionTypes {
    public static final SectionType<ContainerIdentity> CONTAINER_IDENTITY =
            new SectionType<>(ObjectKind.CONTAINER, "identity", ContainerIdentity.class);
    public static final SectionType<ContainerState> CONTAINER_STATE =
            new SectionType<>(ObjectKind.CONTAINER, "state", ContainerState.class);
    public static final SectionType<ContainerProcess> CONTAINER_PROCESS =
            new SectionType<>(ObjectKind.CONTAINER, "process", ContainerProcess.class);
    public static final SectionType<ContainerSecurity> CONTAINER_SECURITY =
            new SectionType<>(ObjectKind.CONTAINER, "security", ContainerSecurity.class);
    public static final SectionType<ContainerNamespaces> CONTAINER_NAMESPACES =
            new SectionType<>(ObjectKind.CONTAINER, "namespaces", ContainerNamespaces.class);
    public static final SectionType<ContainerResources> CONTAINER_RESOURCES =
            new SectionType<>(ObjectKind.CONTAINER, "resources", ContainerResources.class);
    public static final SectionType<ContainerMounts> CONTAINER_MOUNTS =
            new SectionType<>(ObjectKind.CONTAINER, "mounts", ContainerMounts.class);
    public static final SectionType<ContainerNetwork> CONTAINER_NETWORK =
            new SectionType<>(ObjectKind.CONTAINER, "network", ContainerNetwork.class);
    public static final SectionType<ContainerLogging> CONTAINER_LOGGING =
            new SectionType<>(ObjectKind.CONTAINER, "logging", ContainerLogging.class);
    public static final SectionType<ContainerLabels> CONTAINER_LABELS =
            new SectionType<>(ObjectKind.CONTAINER, "labels", ContainerLabels.class);
    public static final SectionType<ContainerProcesses> CONTAINER_PROCESSES =
            new SectionType<>(ObjectKind.CONTAINER, "processes", ContainerProcesses.class);
    public static final SectionType<ImageConfig> IMAGE_CONFIG =
            new SectionType<>(ObjectKind.IMAGE, "config", ImageConfig.class);
    public static final SectionType<ImageHistory> IMAGE_HISTORY =
            new SectionType<>(ObjectKind.IMAGE, "history", ImageHistory.class);
    public static final SectionType<NetworkConfig> NETWORK_CONFIG =
            new SectionType<>(ObjectKind.NETWORK, "config", NetworkConfig.class);
    public static final SectionType<VolumeConfig> VOLUME_CONFIG =
            new SectionType<>(ObjectKind.VOLUME, "config", VolumeConfig.class);
    public static final SectionType<HostEngine> HOST_ENGINE =
            new SectionType<>(ObjectKind.HOST, "engine", HostEngine.class);
    public static final SectionType<HostDaemon> HOST_DAEMON =
            new SectionType<>(ObjectKind.HOST, "daemon", HostDaemon.class);
    public static final SectionType<HostSwarm> HOST_SWARM =
            new SectionType<>(ObjectKind.HOST, "swarm", HostSwarm.class);
    public static final SectionType<HostBridge> HOST_BRIDGE =
            new SectionType<>(ObjectKind.HOST, "bridge", HostBridge.class);
    public static final SectionType<HostConfiguration> HOST_CONFIGURATION =
            new SectionType<>(ObjectKind.HOST, "configuration", HostConfiguration.class);
    public static final SectionType<HostFiles> HOST_FILES =
            new SectionType<>(ObjectKind.HOST, "files", HostFiles.class);
    public static final SectionType<HostAccounts> HOST_ACCOUNTS =
            new SectionType<>(ObjectKind.HOST, "accounts", HostAccounts.class);
    public static final SectionType<HostStorage> HOST_STORAGE =
            new SectionType<>(ObjectKind.HOST, "storage", HostStorage.class);
    public static final SectionType<HostListeners> HOST_LISTENERS =
            new SectionType<>(ObjectKind.HOST, "listeners", HostListeners.class);
    public static final SectionType<HostAudit> HOST_AUDIT =
            new SectionType<>(ObjectKind.HOST, "audit", HostAudit.class);

    public static final SectionType<HostUsage> HOST_USAGE =
            new SectionType<>(ObjectKind.HOST, "usage", HostUsage.class);
    public static final SectionType<HostNetworks> HOST_NETWORKS =
            new SectionType<>(ObjectKind.HOST, "networks", HostNetworks.class);

    private static final List<SectionType<?>> ALL = List.of(
            CONTAINER_IDENTITY,
            CONTAINER_STATE,
            CONTAINER_PROCESS,
            CONTAINER_SECURITY,
            CONTAINER_NAMESPACES,
            CONTAINER_RESOURCES,
            CONTAINER_MOUNTS,
            CONTAINER_NETWORK,
            CONTAINER_LOGGING,
            CONTAINER_LABELS,
            CONTAINER_PROCESSES,
            IMAGE_CONFIG,
            IMAGE_HISTORY,
            NETWORK_CONFIG,
            VOLUME_CONFIG,
            HOST_ENGINE,
            HOST_DAEMON,
            HOST_SWARM,
            HOST_BRIDGE,
            HOST_CONFIGURATION,
            HOST_FILES,
            HOST_ACCOUNTS,
            HOST_STORAGE,
            HOST_LISTENERS,
            HOST_AUDIT,
            HOST_USAGE,
            HOST_NETWORKS);

    private static final Map<ObjectKind, Map<String, SectionType<?>>> BY_NAME = ALL.stream()
            .collect(
                    Collectors.groupingBy(SectionType::kind, Collectors.toMap(SectionType::name, Function.identity())));

    private SectionTypes() {}

    /** All of them, ordered by kind and then as people think of them. */
    public static List<SectionType<?>> all() {
        return ALL;
    }

    /** The part of a name; empty for one that a newer version may have added. */
    public static Optional<SectionType<?>> find(ObjectKind kind, String name) {
        return Optional.ofNullable(BY_NAME.getOrDefault(kind, Map.of()).get(name));
    }
}
