package io.hullmark.engine.facts;

import static io.hullmark.engine.facts.FieldType.Scalar.BOOL;
import static io.hullmark.engine.facts.FieldType.Scalar.INT;
import static io.hullmark.engine.facts.FieldType.Scalar.STRING;
import static io.hullmark.engine.facts.FieldType.Scalar.TIMESTAMP;

import io.hullmark.engine.facts.FieldType.ListOf;
import io.hullmark.engine.facts.FieldType.MapOf;

/** What rules can read of a container. Names are those of the engine, in camel case; sections are those of the wire. */
public final class ContainerFacts {
    /** An environment variable without its value. */
    public static final StructType ENVIRONMENT_VARIABLE = StructType.named("EnvironmentVariable")
            .field("name", STRING, "Name; empty if the entry has none.")
            .optional(
                    "value",
                    STRING,
                    "Value of a variable that is on the list of harmless ones; absent for every other.")
            .field("length", INT, "Length of the value in characters.")
            .field(
                    "hash",
                    STRING,
                    "Keyed hash of the value, 16 hex digits, to tell whether it changed; empty for an empty value.")
            .key("name")
            .build();

    /** How the engine finds out whether a container is healthy. */
    public static final StructType HEALTH_CHECK = StructType.named("HealthCheck")
            .field(
                    "test",
                    new ListOf(STRING),
                    "The test as an argument list, redacted; the first word is NONE, CMD or CMD-SHELL.")
            .field("intervalNanos", INT, "Time between two tests in nanoseconds; 0 means inherited.")
            .field("timeoutNanos", INT, "Time after which a test counts as failed in nanoseconds; 0 means inherited.")
            .field("retries", INT, "Consecutive failures until unhealthy; 0 means inherited.")
            .build();

    /** A device of the host inside a container. */
    public static final StructType DEVICE = StructType.named("Device")
            .field("pathOnHost", STRING, "Path on the host.")
            .field("pathInContainer", STRING, "Path inside.")
            .field("cgroupPermissions", STRING, "Any of r, w and m.")
            .key("pathInContainer")
            .build();

    /** Devices asked for by driver or capability, such as GPUs. */
    public static final StructType DEVICE_REQUEST = StructType.named("DeviceRequest")
            .field("driver", STRING, "Driver, such as 'nvidia'; may be empty.")
            .field("count", INT, "How many; -1 means all.")
            .field("deviceIds", new ListOf(STRING), "Ids of single devices.")
            .field("capabilities", new ListOf(STRING), "Capabilities asked for, such as 'gpu', flattened.")
            .build();

    /** A limit on a process resource. */
    public static final StructType ULIMIT = StructType.named("Ulimit")
            .field("name", STRING, "Name, such as 'nofile'.")
            .field("soft", INT, "Soft limit; -1 means unlimited.")
            .field("hard", INT, "Hard limit; -1 means unlimited.")
            .key("name")
            .build();

    /** When the engine starts a container again. */
    public static final StructType RESTART_POLICY = StructType.named("RestartPolicy")
            .field("name", STRING, "Empty, no, always, unless-stopped or on-failure.")
            .field("maximumRetryCount", INT, "Most retries of on-failure; 0 means no bound.")
            .build();

    /** A bandwidth or rate limit on one device. */
    public static final StructType DEVICE_THROTTLE = StructType.named("DeviceThrottle")
            .field("path", STRING, "Path of the device.")
            .field("rate", INT, "Bytes or operations per second.")
            .key("path")
            .build();

    /** Something of the host or the engine inside a container's file tree. */
    public static final StructType MOUNT = StructType.named("Mount")
            .field("type", STRING, "Bind, volume, tmpfs, npipe or cluster.")
            .field("name", STRING, "Name of the volume; empty for other types.")
            .field("source", STRING, "Path on the host as the engine resolved it; empty for tmpfs.")
            .field("destination", STRING, "Path inside.")
            .field("driver", STRING, "Volume driver; empty for other types.")
            .field("mode", STRING, "Mode string as given.")
            .field("rw", BOOL, "Whether it can be written.")
            .field("propagation", STRING, "Propagation: empty, private, rprivate, shared, rshared, slave or rslave.")
            .key("destination")
            .build();

    /** A port of the host that leads into a container. */
    public static final StructType PUBLISHED_PORT = StructType.named("PublishedPort")
            .field("hostIp", STRING, "Address on the host; empty, 0.0.0.0 and :: mean every one.")
            .field("hostPort", INT, "Port on the host; 0 while it is not chosen.")
            .field("containerPort", INT, "Port inside.")
            .field("protocol", STRING, "Tcp, udp or sctp.")
            .key("hostIp", "hostPort", "protocol")
            .build();

    /** A network that a container is attached to. */
    public static final StructType ATTACHMENT = StructType.named("Attachment")
            .field("network", STRING, "Name of the network.")
            .field("networkId", STRING, "Id of the network; empty while the container has never run.")
            .field("ipAddress", STRING, "IPv4 address; empty while it does not run.")
            .field("globalIpv6Address", STRING, "IPv6 address; empty if none.")
            .field("aliases", new ListOf(STRING), "Names by which others reach it.")
            .key("network")
            .build();

    /** How a container's output is logged. */
    public static final StructType LOG_CONFIG = StructType.named("LogConfig")
            .field("driver", STRING, "Log driver, such as 'json-file'.")
            .field("options", new MapOf(STRING), "Options of the driver, redacted.")
            .build();

    /** A process of a container as the engine's process list shows it. */
    public static final StructType RUNNING_PROCESS = StructType.named("RunningProcess")
            .field("name", STRING, "Name of the program without its path.")
            .field("user", STRING, "User that it runs as, as the host names it.")
            .key("name", "user")
            .build();

    /** A command that somebody runs inside a container now. */
    public static final StructType EXEC = StructType.named("Exec")
            .field("id", STRING, "The engine's id of the exec.")
            .field("privileged", BOOL, "Whether it has extended privileges.")
            .field("user", STRING, "User it runs as, as given; empty means the container's user.")
            .field("command", new ListOf(STRING), "The command, redacted.")
            .key("id")
            .build();

    /** A mount followed to where it really leads: through volumes that are binds, and with its path normalised. */
    public static final StructType RESOLVED_MOUNT = StructType.named("ResolvedMount")
            .field("source", STRING, "Path on the host that it shows, normalised; empty when it shows none.")
            .field("destination", STRING, "Path inside.")
            .field("type", STRING, "Type as the engine gives it: bind, volume, tmpfs, npipe or cluster.")
            .field("rw", BOOL, "Whether it can be written.")
            .field("propagation", STRING, "Propagation: empty, private, rprivate, shared, rshared, slave or rslave.")
            .key("destination")
            .build();

    /** What holds when the daemon's defaults, other containers and volumes are taken into account. */
    public static final StructType EFFECTIVE = StructType.named("Effective")
            .field(
                    "networkMode",
                    STRING,
                    "Network mode, followed through container:ID to the container that owns the namespace.")
            .field("pidMode", STRING, "PID namespace, followed likewise.")
            .field("ipcMode", STRING, "IPC namespace, followed likewise.")
            .field(
                    "capabilities",
                    new ListOf(STRING),
                    "Capabilities it really has, without CAP_, ordered; all 41 when privileged.")
            .field(
                    "noNewPrivileges",
                    BOOL,
                    "Whether no new privileges can be gained, by option or by the daemon's default.")
            .field("seccompProfile", STRING, "Seccomp profile that holds: unconfined, default or custom.")
            .field(
                    "appArmorProfile",
                    STRING,
                    "AppArmor profile that holds: unconfined, or its name; empty on hosts without AppArmor.")
            .field("usernsRemapped", BOOL, "Whether root inside is another user outside.")
            .field("logDriver", STRING, "Log driver, its own or the daemon's.")
            .field("mounts", new ListOf(RESOLVED_MOUNT), "Mounts followed to where they really lead.")
            .field(
                    "imageSuperseded",
                    BOOL,
                    "Whether the tag that it was started from names another image on this host now.")
            .build();

    /** An input that decided. */
    public static final StructType EVIDENCE = StructType.named("Evidence")
            .field("path", STRING, "Path of the input.")
            .field("observed", STRING, "What was seen, as a CEL literal.")
            .field("expected", STRING, "What the rule wants instead.")
            .build();

    /** Something that a rule over time found to last. */
    public static final StructType CONDITION = StructType.named("Condition")
            .field("rule", STRING, "Id of the rule.")
            .field("hash", STRING, "Hash of the rule with the policy values that it read.")
            .field("since", TIMESTAMP, "When it began to be so.")
            .field("message", STRING, "What is wrong, for a person.")
            .field("evidence", new ListOf(EVIDENCE), "The inputs that decided.")
            .key("rule")
            .build();

    /** Everything that rules read of it. */
    public static final StructType TYPE = StructType.named("container")
            .section("identity")
            .field("id", STRING, "Full id, 64 hex digits.")
            .field("name", STRING, "Name without the leading slash.")
            .optional("created", TIMESTAMP, "When it was created.")
            .field("image", STRING, "Image reference as given at creation, such as 'registry:5000/team/web:1.4'.")
            .field("imageId", STRING, "Id of the image that it runs.")
            .field("runtime", STRING, "Runtime, such as 'runc'.")
            .field("platform", STRING, "Platform, such as 'linux'.")
            .field("storageDriver", STRING, "Storage driver of its root filesystem.")
            .field("autoRemove", BOOL, "Whether the engine removes it when it exits.")
            .section("state")
            .field(
                    "state",
                    STRING,
                    "The engine's word: created, running, paused, restarting, removing, exited or dead.")
            .optional("startedAt", TIMESTAMP, "When it last started; absent if never.")
            .optional("finishedAt", TIMESTAMP, "When it last ended; absent if never.")
            .optional("exitCode", INT, "Exit code of its last run; absent if it never ended.")
            .field("oomKilled", BOOL, "Whether its last run ended by lack of memory.")
            .field("restartCount", INT, "How often the engine restarted it by its policy.")
            .field(
                    "health",
                    STRING,
                    "Health as the engine sees it: starting, healthy or unhealthy; 'none' without a health check.")
            .section("process")
            .field("user", STRING, "User as configured, such as '', 'root', '1000:1000'.")
            .field("entrypoint", new ListOf(STRING), "Entry point as an argument list, redacted.")
            .field("command", new ListOf(STRING), "Command as an argument list, redacted.")
            .field("workingDir", STRING, "Working directory.")
            .field("env", new ListOf(ENVIRONMENT_VARIABLE), "Environment, in the engine's order.")
            .optional(
                    "healthcheck",
                    HEALTH_CHECK,
                    "Health check as configured for the container; absent when there is none.")
            .field("hostname", STRING, "Host name inside.")
            .field("tty", BOOL, "Whether a terminal is attached.")
            .optional("init", BOOL, "Whether the engine's init runs as process 1; absent when left to the daemon.")
            .field("stopSignal", STRING, "Signal that stops it.")
            .section("security")
            .field("privileged", BOOL, "Whether it has every right of the host.")
            .field("capAdd", new ListOf(STRING), "Capabilities added, as given.")
            .field("capDrop", new ListOf(STRING), "Capabilities dropped, as given.")
            .field(
                    "securityOpt",
                    new ListOf(STRING),
                    "Security options as given, such as 'seccomp=unconfined'; an inline profile is replaced by its digest.")
            .field("appArmorProfile", STRING, "AppArmor profile that applies; empty when none is named.")
            .field("processLabel", STRING, "SELinux label of its processes; empty without SELinux.")
            .field("mountLabel", STRING, "SELinux label of its mounts; empty without SELinux.")
            .field("readonlyRootfs", BOOL, "Whether its root filesystem is read-only.")
            .field("maskedPaths", new ListOf(STRING), "Paths in /proc and /sys that are hidden.")
            .field("readonlyPaths", new ListOf(STRING), "Paths in /proc and /sys that are read-only.")
            .field("groupAdd", new ListOf(STRING), "Additional groups inside.")
            .field("devices", new ListOf(DEVICE), "Devices of the host inside.")
            .field("deviceRequests", new ListOf(DEVICE_REQUEST), "Devices asked for by driver or capability.")
            .field("deviceCgroupRules", new ListOf(STRING), "Device cgroup rules, such as 'c 42:* rmw'.")
            .field("sysctls", new MapOf(STRING), "Kernel parameters set inside.")
            .section("namespaces")
            .field(
                    "networkMode",
                    STRING,
                    "Network mode: default, bridge, none, host, container:ID or the name of a network.")
            .field("pidMode", STRING, "PID namespace: empty, host or container:ID.")
            .field("ipcMode", STRING, "IPC namespace: empty, none, private, shareable, host or container:ID.")
            .field("utsMode", STRING, "UTS namespace: empty or host.")
            .field("usernsMode", STRING, "User namespace: empty or host.")
            .field("cgroupnsMode", STRING, "Cgroup namespace: empty, private or host.")
            .field("cgroupParent", STRING, "Parent cgroup; empty for the daemon's.")
            .section("resources")
            .field("memory", INT, "Hard memory limit in bytes; 0 means none.")
            .field("memoryReservation", INT, "Soft memory limit in bytes; 0 means none.")
            .field(
                    "memorySwap",
                    INT,
                    "Memory and swap together in bytes; 0 means twice the memory, -1 means unlimited swap.")
            .field("oomKillDisable", BOOL, "Whether the kernel may not kill it for lack of memory.")
            .field("oomScoreAdj", INT, "Adjustment of the kernel's choice whom to kill, -1000 to 1000.")
            .field("cpuShares", INT, "Relative CPU weight; 0 means the default of 1024.")
            .field("nanoCpus", INT, "CPU limit in billionths of a CPU; 0 means none.")
            .field("cpuQuota", INT, "CPU time per period in microseconds; 0 means none.")
            .field("cpuPeriod", INT, "Period in microseconds; 0 means the default.")
            .field("cpusetCpus", STRING, "CPUs it may run on; empty means all.")
            .optional("pidsLimit", INT, "Most processes and threads; absent, 0 and -1 mean unlimited.")
            .field("ulimits", new ListOf(ULIMIT), "Process limits of its own.")
            .field("restartPolicy", RESTART_POLICY, "When it is started again.")
            .field("shmSize", INT, "Size of /dev/shm in bytes.")
            .field("blkioDeviceWriteBps", new ListOf(DEVICE_THROTTLE), "Write limits per device in bytes per second.")
            .field("blkioDeviceReadBps", new ListOf(DEVICE_THROTTLE), "Read limits per device in bytes per second.")
            .section("mounts")
            .field("mounts", new ListOf(MOUNT), "All mounts, ordered by destination.")
            .field("volumesFrom", new ListOf(STRING), "Containers whose volumes it takes over, as given.")
            .field("tmpfs", new MapOf(STRING), "Destinations of tmpfs mounts with their options.")
            .section("network")
            .field("exposedPorts", new ListOf(STRING), "Ports declared by image or container, such as '80/tcp'.")
            .field(
                    "publishedPorts",
                    new ListOf(PUBLISHED_PORT),
                    "Ports of the host that lead in: as bound while it runs, as asked for otherwise.")
            .field("publishAllPorts", BOOL, "Whether every declared port is published.")
            .field("networks", new ListOf(ATTACHMENT), "Networks it is attached to, ordered by name.")
            .field("dns", new ListOf(STRING), "DNS servers of its own.")
            .field("extraHosts", new ListOf(STRING), "Entries added to its hosts file, such as 'db:10.0.0.5'.")
            .field("links", new ListOf(STRING), "Legacy links to other containers.")
            .section("logging")
            .field("logging", LOG_CONFIG, "How its output is logged.")
            .section("labels")
            .field("labels", new MapOf(STRING), "All labels, redacted where a value looks like a secret.")
            .section("processes")
            .field("processes", new ListOf(RUNNING_PROCESS), "Distinct processes, ordered by name and user.")
            .section("activity")
            .field("execs", new ListOf(EXEC), "Commands that run inside it now, by docker exec; at most 32.")
            .section("conditions")
            .field("conditions", new ListOf(CONDITION), "What rules over time found to last now, ordered by rule.")
            .field(
                    "unmeasured",
                    new MapOf(STRING),
                    "Rules over time that can't be told of it, and why; missing when nothing of it is measured.")
            .section("effective")
            .field(
                    "effective",
                    EFFECTIVE,
                    "What holds when the daemon's defaults, other containers and volumes are taken into account.")
            .build();

    private ContainerFacts() {}
}
