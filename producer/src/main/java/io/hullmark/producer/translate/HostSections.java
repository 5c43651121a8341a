package io.hullmark.producer.translate;

import io.hullmark.producer.redact.Redactor;
import io.hullmark.wire.Bridge;
import io.hullmark.wire.HostBridge;
import io.hullmark.wire.HostDaemon;
import io.hullmark.wire.HostEngine;
import io.hullmark.wire.HostSwarm;
import io.hullmark.wire.HostUsage;
import io.hullmark.wire.Swarm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of a host, as far as the engine tells them. What it does not tell stays null, so that no rule guesses. */
final class HostSections {
    /** From this version of the API on, engines list the option when it is on, so that its absence means off. */
    private static final int SAYS_NO_NEW_PRIVILEGES = 44;

    private static final Pattern OPEN_DOOR =
            Pattern.compile("API is accessible on https?://(\\S+) without (?:encryption|TLS client verification)");
    private static final String BRIDGE = "com.docker.network.bridge.";

    private final String hostId;
    private final Raw info;
    private final Raw version;
    private final Redactor redactor;

    HostSections(String hostId, Raw info, Raw version, Redactor redactor) {
        this.hostId = hostId;
        this.info = info;
        this.version = version;
        this.redactor = redactor;
    }

    HostEngine engine(Clip clip) {
        return HostEngine.newBuilder()
                .setId(hostId)
                .setName(info.text("Name"))
                .setServerVersion(info.maybeText("ServerVersion").orElse(version.text("Version")))
                .setApiVersion(version.text("ApiVersion"))
                .setMinApiVersion(version.text("MinAPIVersion"))
                .setOperatingSystem(info.text("OperatingSystem"))
                .setKernelVersion(info.text("KernelVersion"))
                .setArchitecture(info.text("Architecture"))
                .setCpus(info.number("NCPU"))
                .setMemory(info.number("MemTotal"))
                .setStorageDriver(info.text("Driver"))
                .setCgroupDriver(info.text("CgroupDriver"))
                .setCgroupVersion(info.text("CgroupVersion"))
                .setDockerRootDir(info.text("DockerRootDir"))
                .setComponents(components())
                .setLabels(clip.texts(info.texts("Labels").stream()
                        .map(redactor::text)
                        .sorted()
                        .toList()))
                .build();
    }

    private Map<String, String> components() {
        var components = new TreeMap<String, String>();
        for (Raw component : version.each("Components")) {
            if (!component.text("Name").equals("Engine")) {
                components.put(component.text("Name"), component.text("Version"));
            }
        }
        return components;
    }

    HostDaemon daemon(Clip clip, DaemonOptions configured) {
        var options = info.maybeTexts("SecurityOptions");
        var daemon = HostDaemon.newBuilder()
                .setSecurityOptions(sorted(options.orElse(List.of())))
                .setRootless(named("rootless"))
                .setUsernsRemap(named("userns"))
                .setAppArmor(named("apparmor"))
                .setSelinux(named("selinux"))
                .setSeccompProfile(options.map(HostSections::seccomp).orElse(null))
                .setInsecureRegistries(insecureRegistries())
                .setRegistryMirrors(info.at("RegistryConfig").texts("Mirrors").stream()
                        .map(redactor::text)
                        .toList())
                .setLoggingDriver(info.text("LoggingDriver"))
                .setAuthorizationPlugins(info.at("Plugins").texts("Authorization"))
                .setLiveRestore(info.maybeFlag("LiveRestoreEnabled").orElse(null))
                .setExperimental(info.flag("ExperimentalBuild"))
                .setDebug(info.flag("Debug"))
                .setRuntimes(List.copyOf(info.fields("Runtimes").keySet()))
                .setDefaultRuntime(info.text("DefaultRuntime"))
                .setNoNewPrivileges(
                        noNewPrivileges().or(configured::noNewPrivileges).orElse(null))
                .setWarnings(clip.texts(
                        info.texts("Warnings").stream().map(redactor::text).toList()));
        return configured(daemon, configured);
    }

    /** Puts in what only the daemon's configuration tells, and why it doesn't where it could not be seen. */
    private HostDaemon configured(HostDaemon.Builder daemon, DaemonOptions configured) {
        var open = openDoors();
        var doors = open.isEmpty() ? Optional.<List<String>>empty() : Optional.of(open);
        var record = daemon.setLogLevel(configured.logLevel().orElse(null))
                .setIptables(configured.iptables().orElse(null))
                .setUserlandProxy(configured.userlandProxy().orElse(null))
                .setDefaultUlimits(configured.defaultUlimits().orElse(null))
                .setCgroupParent(configured.cgroupParent().orElse(null))
                .setHosts(configured.hosts().or(() -> doors).orElse(null))
                .setTlsVerify(
                        configured.tlsVerify().or(() -> doors.map(any -> false)).orElse(null))
                .build();
        var reasons = new TreeMap<>(configured.unseen());
        reasons.keySet().removeIf(field -> record.get(field) != null);
        return HostDaemon.newBuilder(record).setUnseen(reasons).build();
    }

    private boolean named(String name) {
        return info.texts("SecurityOptions").stream()
                .anyMatch(option -> (option + ",").startsWith("name=" + name + ","));
    }

    /** An engine that lists its options without seccomp runs on a kernel without it. */
    private static String seccomp(List<String> options) {
        for (String option : options) {
            if (option.startsWith("name=seccomp,profile=")) {
                return option.substring("name=seccomp,profile=".length());
            }
        }
        return options.contains("name=seccomp") ? "default" : "unconfined";
    }

    private Optional<Boolean> noNewPrivileges() {
        if (named("no-new-privileges")) {
            return Optional.of(true);
        }
        var api = version.text("ApiVersion").split("\\.", -1);
        boolean says = api.length == 2 && api[0].equals("1") && api[1].matches("[0-9]{2,3}");
        return says && Integer.parseInt(api[1]) >= SAYS_NO_NEW_PRIVILEGES ? Optional.of(false) : Optional.empty();
    }

    private List<String> insecureRegistries() {
        var registries = info.at("RegistryConfig");
        var insecure = new TreeSet<>(registries.texts("InsecureRegistryCIDRs"));
        registries.fields("IndexConfigs").forEach((name, registry) -> {
            if (registry.has("Secure") && !registry.flag("Secure")) {
                insecure.add(name);
            }
        });
        return List.copyOf(insecure);
    }

    /** Engines do not list where they listen, but they warn of every TCP address that lets in anybody. */
    private List<String> openDoors() {
        var doors = new TreeSet<String>();
        for (String warning : info.texts("Warnings")) {
            Matcher door = OPEN_DOOR.matcher(warning);
            while (door.find()) {
                doors.add("tcp://" + door.group(1));
            }
        }
        return List.copyOf(doors);
    }

    HostSwarm swarm() {
        var swarm = info.at("Swarm");
        var spec = swarm.at("Cluster").at("Spec");
        return new HostSwarm(Swarm.newBuilder()
                .setLocalNodeState(swarm.maybeText("LocalNodeState").orElse("inactive"))
                .setControlAvailable(swarm.flag("ControlAvailable"))
                .setManagers(counted(swarm, "Managers"))
                .setNodes(counted(swarm, "Nodes"))
                .setAutoLockManagers(spec.at("EncryptionConfig")
                        .maybeFlag("AutoLockManagers")
                        .orElse(null))
                .setNodeCertExpiryNanos(
                        spec.at("CAConfig").maybeNumber("NodeCertExpiry").orElse(null))
                .setNodeAddress(swarm.text("NodeAddr"))
                .build());
    }

    private static @org.jspecify.annotations.Nullable Long counted(Raw swarm, String field) {
        return swarm.flag("ControlAvailable") ? swarm.maybeNumber(field).orElse(null) : null;
    }

    HostBridge bridge(Optional<Raw> network) {
        var options = network.map(bridge -> bridge.map("Options"));
        var all = new ArrayList<>(List.of("enable_icc", "enable_ip_masquerade", "host_binding_ipv4"));
        var told = new TreeMap<String, String>();
        options.ifPresent(given -> all.forEach(name -> {
            if (given.containsKey(BRIDGE + name)) {
                told.put(name, given.get(BRIDGE + name));
            }
        }));
        return new HostBridge(Bridge.newBuilder()
                .setPresent(network.isPresent())
                .setEnableIcc(told.containsKey("enable_icc") ? Boolean.valueOf(told.get("enable_icc")) : null)
                .setEnableIpMasquerade(
                        told.containsKey("enable_ip_masquerade")
                                ? Boolean.valueOf(told.get("enable_ip_masquerade"))
                                : null)
                .setHostBindingIpv4(told.get("host_binding_ipv4"))
                .setOptions(redactor.map(options.map(TreeMap::new).orElseGet(TreeMap::new)))
                .build());
    }

    HostUsage usage(Listed listed) {
        return listed.usage(info);
    }

    private static List<String> sorted(List<String> texts) {
        return texts.stream().sorted().toList();
    }
}
