package io.hullmark.engine.facts;

import static io.hullmark.engine.facts.FieldType.Scalar.BOOL;
import static io.hullmark.engine.facts.FieldType.Scalar.INT;
import static io.hullmark.engine.facts.FieldType.Scalar.STRING;

import io.hullmark.engine.facts.FieldType.ListOf;
import io.hullmark.engine.facts.FieldType.MapOf;

/** What rules can read of a host and its engine. */
public final class HostFacts {
    /** The swarm that a host is part of. */
    public static final StructType SWARM = StructType.named("Swarm")
            .field("localNodeState", STRING, "Inactive, pending, active, error or locked.")
            .field("controlAvailable", BOOL, "Whether this node is a manager.")
            .optional("managers", INT, "Managers of the swarm; absent on workers and outside of a swarm.")
            .optional("nodes", INT, "Nodes of the swarm; absent on workers and outside of a swarm.")
            .field("autoLockManagers", BOOL, "Whether managers need a key to start.")
            .field("nodeCertExpiryNanos", INT, "Life of a node's certificate in nanoseconds.")
            .field("dataPathAddress", STRING, "Address of the data path of overlay networks, if it has its own.")
            .field("nodeAddress", STRING, "Address that the node advertises.")
            .build();

    /** The default bridge network; absent when the daemon has none. */
    public static final StructType BRIDGE = StructType.named("Bridge")
            .field("present", BOOL, "Whether the daemon has a default bridge.")
            .optional("enableIcc", BOOL, "Whether containers on it reach each other; absent without a bridge.")
            .optional("enableIpMasquerade", BOOL, "Whether it masquerades; absent without a bridge.")
            .optional(
                    "hostBindingIpv4",
                    STRING,
                    "Address to which published ports are bound by default; absent without a bridge.")
            .field("options", new MapOf(STRING), "All options of the network.")
            .build();

    /** A symbolic link on the way to a file. */
    public static final StructType FILE_LINK = StructType.named("FileLink")
            .field("path", STRING, "Path of the link.")
            .field("directoryOwner", STRING, "Owner of the directory that holds it, who may lead it elsewhere.")
            .field("directoryGroup", STRING, "Group of that directory.")
            .field("directoryMode", STRING, "Mode of that directory, four octal digits.")
            .key("path")
            .build();

    /** A file or directory that the engine is run by. */
    public static final StructType HOST_FILE = StructType.named("HostFile")
            .field("role", STRING, "What it is to the engine, such as 'daemon.json'.")
            .field("path", STRING, "Path as the system names it.")
            .field(
                    "target",
                    STRING,
                    "Path that it leads to once symbolic links are followed; empty when nothing is there.")
            .field("present", BOOL, "Whether something is there.")
            .field("kind", STRING, "File, directory, socket or other; empty when nothing is there.")
            .field("owner", STRING, "Owner by name, or by number where it has none; empty when nothing is there.")
            .field("group", STRING, "Group by name, or by number where it has none; empty when nothing is there.")
            .field("mode", STRING, "Bits of the mode as four octal digits, such as '0644'; see mode.within.")
            .optional("ageDays", INT, "Days since its content was last changed; absent where no check asks for it.")
            .field("links", new ListOf(FILE_LINK), "Symbolic links that were followed, in their order.")
            .key("path")
            .build();

    /** A TCP socket that waits for connections. */
    public static final StructType LISTENER = StructType.named("Listener")
            .field("address", STRING, "Address, such as '127.0.0.1' or '::'.")
            .field("port", INT, "Port.")
            .field("process", STRING, "Program that listens.")
            .key("address", "port")
            .build();

    /** A rule by which the kernel records what is done to a path. */
    public static final StructType AUDIT_WATCH = StructType.named("AuditWatch")
            .field("path", STRING, "The path.")
            .field("recursive", BOOL, "Whether it covers all below the path.")
            .field("permissions", STRING, "Accesses that are recorded: any of r, w, x and a.")
            .key("path")
            .build();

    /** A network between the nodes of a swarm. */
    public static final StructType OVERLAY_NETWORK = StructType.named("OverlayNetwork")
            .field("name", STRING, "Name.")
            .field("ingress", BOOL, "Whether it is the swarm's routing mesh.")
            .field("encrypted", BOOL, "Whether it encrypts what goes between nodes.")
            .key("name")
            .build();

    /** How well a host is watched. */
    public static final StructType COVERAGE = StructType.named("Coverage")
            .field("silent", BOOL, "Whether its agent has not been heard for more than two heartbeats.")
            .field(
                    "complete",
                    BOOL,
                    "Whether everything that happened was seen, or has been compared with the engine since.")
            .field("cause", STRING, "Why it is not complete: the name of the gap's cause; empty when it is.")
            .field("detail", STRING, "What happened, for a person; empty when complete.")
            .build();

    /** Everything that rules read of it. */
    public static final StructType TYPE = StructType.named("host")
            .section("engine")
            .field("id", STRING, "Identity of the host in our records.")
            .field("name", STRING, "Host name as the engine gives it.")
            .field("serverVersion", STRING, "Version of the engine.")
            .field("apiVersion", STRING, "Newest API version that it speaks.")
            .field("minApiVersion", STRING, "Oldest API version that it speaks.")
            .field("operatingSystem", STRING, "Operating system, such as 'Debian GNU/Linux 12 (bookworm)'.")
            .field("kernelVersion", STRING, "Kernel.")
            .field("architecture", STRING, "CPU architecture.")
            .field("cpus", INT, "CPUs.")
            .field("memory", INT, "Memory in bytes.")
            .field("storageDriver", STRING, "Storage driver.")
            .field("cgroupDriver", STRING, "Cgroup driver: cgroupfs, systemd or none.")
            .field("cgroupVersion", STRING, "Cgroup version: 1 or 2.")
            .field("dockerRootDir", STRING, "Directory of the engine's data.")
            .field("components", new MapOf(STRING), "Versions of containerd, runc and init, by component.")
            .field("labels", new ListOf(STRING), "Labels of the engine, such as 'tier=prod'.")
            .section("daemon")
            .field(
                    "securityOptions",
                    new ListOf(STRING),
                    "Security options, such as 'name=seccomp,profile=default', ordered.")
            .field("rootless", BOOL, "Whether the daemon runs without root.")
            .field("usernsRemap", BOOL, "Whether root inside is another user outside.")
            .field("appArmor", BOOL, "Whether AppArmor is active.")
            .field("selinux", BOOL, "Whether SELinux is active.")
            .field("seccompProfile", STRING, "Default seccomp profile: default, builtin, unconfined or a path.")
            .field(
                    "insecureRegistries",
                    new ListOf(STRING),
                    "Registries that are used without TLS, networks and names, ordered.")
            .field("registryMirrors", new ListOf(STRING), "Mirrors of the default registry.")
            .field("loggingDriver", STRING, "Default log driver.")
            .field("authorizationPlugins", new ListOf(STRING), "Authorization plugins.")
            .field("liveRestore", BOOL, "Whether containers survive a stop of the daemon.")
            .field("experimental", BOOL, "Whether experimental features are on.")
            .field("debug", BOOL, "Whether the daemon logs at debug level.")
            .field("runtimes", new ListOf(STRING), "Runtimes by name.")
            .field("defaultRuntime", STRING, "Default runtime.")
            .field("noNewPrivileges", BOOL, "Whether new containers get no new privileges by default.")
            .field("userlandProxy", BOOL, "Whether the userland proxy is on.")
            .field("iptables", BOOL, "Whether the daemon manages iptables.")
            .field("logLevel", STRING, "Log level.")
            .field("defaultUlimits", new ListOf(ContainerFacts.ULIMIT), "Default limits of containers.")
            .field("cgroupParent", STRING, "Default cgroup parent.")
            .field("hosts", new ListOf(STRING), "Addresses on which the daemon listens.")
            .field("tlsVerify", BOOL, "Whether TCP clients must prove who they are.")
            .field("warnings", new ListOf(STRING), "Warnings of the engine about its own configuration.")
            .section("swarm")
            .field("swarm", SWARM, "The swarm.")
            .section("bridge")
            .field("bridge", BRIDGE, "The default bridge.")
            .section("configuration")
            .field("daemonConfigFile", STRING, "The daemon's configuration file.")
            .field(
                    "configurationConflicts",
                    new ListOf(STRING),
                    "Options that the file and the flags both set, or that changed since the daemon started, ordered.")
            .field(
                    "tlsCaCert",
                    STRING,
                    "File of the authorities that clients on TCP are verified by; empty when it verifies none.")
            .field("tlsCert", STRING, "File of the daemon's certificate; empty without TLS.")
            .field("tlsKey", STRING, "File of the daemon's key; empty without TLS.")
            .section("files")
            .field("files", new ListOf(HOST_FILE), "Files that the engine is run by, ordered by role and path.")
            .section("accounts")
            .field("engineGroup", STRING, "Group that may use the engine's socket.")
            .field("engineGroupMembers", new ListOf(STRING), "Its members, those by their primary group too, ordered.")
            .section("storage")
            .field("dataRoot", STRING, "Directory that holds all data of the engine.")
            .field("dataRootMounted", BOOL, "Whether a file system is mounted there.")
            .section("listeners")
            .field("listeners", new ListOf(LISTENER), "What listens on TCP in the host's network, by port and address.")
            .section("audit")
            .field("loadedWatches", new ListOf(AUDIT_WATCH), "Audit watches that are in force.")
            .field(
                    "configuredWatches",
                    new ListOf(AUDIT_WATCH),
                    "Audit watches in rules files, which need not be in force.")
            .section("usage")
            .field("containerCount", INT, "Containers in whatever state.")
            .field("stoppedContainers", INT, "Containers that neither run nor are paused.")
            .field("imageCount", INT, "Images that have a name or are not part of one that has.")
            .field("imagesInUse", INT, "Of these the ones that a container was made from, in whatever state it is.")
            .section("networks")
            .field(
                    "overlayNetworks",
                    new ListOf(OVERLAY_NETWORK),
                    "Networks between hosts that it takes part in, ordered by name.")
            .section("coverage")
            .field("coverage", COVERAGE, "How well the host is watched.")
            .section("conditions")
            .field(
                    "conditions",
                    new ListOf(ContainerFacts.CONDITION),
                    "What rules over time found to last now, ordered by rule.")
            .field(
                    "unmeasured",
                    new MapOf(STRING),
                    "Rules over time that can't be told of it, and why; missing when nothing of it is measured.")
            .build();

    private HostFacts() {}
}
