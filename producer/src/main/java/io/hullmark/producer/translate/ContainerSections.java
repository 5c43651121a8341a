package io.hullmark.producer.translate;

import io.hullmark.producer.redact.Redactor;
import io.hullmark.wire.ContainerIdentity;
import io.hullmark.wire.ContainerLabels;
import io.hullmark.wire.ContainerLogging;
import io.hullmark.wire.ContainerNamespaces;
import io.hullmark.wire.ContainerProcess;
import io.hullmark.wire.ContainerResources;
import io.hullmark.wire.ContainerState;
import io.hullmark.wire.DeviceThrottle;
import io.hullmark.wire.LogConfig;
import io.hullmark.wire.RestartPolicy;
import io.hullmark.wire.Ulimit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The parts of a container that say what it is, what it does and what it may use. */
final class ContainerSections {
    private final Raw inspect;
    private final Raw config;
    private final Raw host;
    private final Redactor redactor;

    ContainerSections(Raw inspect, Redactor redactor) {
        this.inspect = inspect;
        this.config = inspect.at("Config");
        this.host = inspect.at("HostConfig");
        this.redactor = redactor;
    }

    ContainerIdentity identity() {
        return ContainerIdentity.newBuilder()
                .setId(inspect.text("Id"))
                .setName(name(inspect.text("Name")))
                .setCreated(inspect.time("Created").orElse(null))
                .setImage(config.text("Image"))
                .setImageId(inspect.text("Image"))
                .setRuntime(host.text("Runtime"))
                .setPlatform(inspect.text("Platform"))
                .setStorageDriver(inspect.text("Driver"))
                .setAutoRemove(host.flag("AutoRemove"))
                .build();
    }

    static String name(String given) {
        return given.startsWith("/") ? given.substring(1) : given;
    }

    ContainerState state() {
        var state = inspect.at("State");
        var finished = state.time("FinishedAt");
        var health = state.at("Health").text("Status");
        return ContainerState.newBuilder()
                .setState(state.text("Status"))
                .setStartedAt(state.time("StartedAt").orElse(null))
                .setFinishedAt(finished.orElse(null))
                .setExitCode(
                        finished.isPresent() ? state.maybeNumber("ExitCode").orElse(null) : null)
                .setOomKilled(state.flag("OOMKilled"))
                .setRestartCount(inspect.number("RestartCount"))
                .setHealth(health.isEmpty() ? "none" : health)
                .build();
    }

    ContainerProcess process(Clip clip) {
        var words = Words.of(config, redactor);
        return ContainerProcess.newBuilder()
                .setUser(config.text("User"))
                .setEntrypoint(clip.texts(words.entrypoint()))
                .setCommand(clip.texts(words.command()))
                .setWorkingDir(clip.text(config.text("WorkingDir")))
                .setEnv(Words.env(config, redactor, clip))
                .setHealthcheck(Words.healthcheck(config, redactor, clip).orElse(null))
                .setHostname(config.text("Hostname"))
                .setTty(config.flag("Tty"))
                .setInit(host.maybeFlag("Init").orElse(null))
                .setStopSignal(config.text("StopSignal"))
                .build();
    }

    ContainerNamespaces namespaces() {
        return ContainerNamespaces.newBuilder()
                .setNetworkMode(host.text("NetworkMode"))
                .setPidMode(host.text("PidMode"))
                .setIpcMode(host.text("IpcMode"))
                .setUtsMode(host.text("UTSMode"))
                .setUsernsMode(host.text("UsernsMode"))
                .setCgroupnsMode(host.text("CgroupnsMode"))
                .setCgroupParent(host.text("CgroupParent"))
                .build();
    }

    ContainerResources resources() {
        return ContainerResources.newBuilder()
                .setMemory(host.number("Memory"))
                .setMemoryReservation(host.number("MemoryReservation"))
                .setMemorySwap(host.number("MemorySwap"))
                .setOomKillDisable(host.maybeFlag("OomKillDisable").orElse(null))
                .setOomScoreAdj(host.number("OomScoreAdj"))
                .setCpuShares(host.number("CpuShares"))
                .setNanoCpus(host.number("NanoCpus"))
                .setCpuQuota(host.number("CpuQuota"))
                .setCpuPeriod(host.number("CpuPeriod"))
                .setCpusetCpus(host.text("CpusetCpus"))
                .setPidsLimit(host.maybeNumber("PidsLimit").orElse(null))
                .setUlimits(ulimits(host.each("Ulimits")))
                .setRestartPolicy(new RestartPolicy(
                        host.at("RestartPolicy").text("Name"),
                        host.at("RestartPolicy").number("MaximumRetryCount")))
                .setShmSize(host.number("ShmSize"))
                .setBlkioDeviceWriteBps(throttles("BlkioDeviceWriteBps"))
                .setBlkioDeviceReadBps(throttles("BlkioDeviceReadBps"))
                .build();
    }

    static List<Ulimit> ulimits(List<Raw> all) {
        var ulimits = new ArrayList<Ulimit>();
        all.forEach(one -> ulimits.add(new Ulimit(one.text("Name"), one.number("Soft"), one.number("Hard"))));
        ulimits.sort(Comparator.comparing(Ulimit::getName));
        return ulimits;
    }

    private List<DeviceThrottle> throttles(String field) {
        var throttles = new ArrayList<DeviceThrottle>();
        host.each(field).forEach(one -> throttles.add(new DeviceThrottle(one.text("Path"), one.number("Rate"))));
        throttles.sort(Comparator.comparing(DeviceThrottle::getPath));
        return throttles;
    }

    ContainerLogging logging(Clip clip) {
        var log = host.at("LogConfig");
        return new ContainerLogging(new LogConfig(log.text("Type"), clip.map(redactor.map(log.map("Config")))));
    }

    ContainerLabels labels(Clip clip) {
        return new ContainerLabels(clip.map(redactor.map(config.map("Labels"))));
    }
}
