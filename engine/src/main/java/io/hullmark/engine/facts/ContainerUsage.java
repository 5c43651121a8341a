package io.hullmark.engine.facts;

import static io.hullmark.engine.facts.FieldType.Scalar.DOUBLE;
import static io.hullmark.engine.facts.FieldType.Scalar.INT;

/**
 * What rules over time can read of a container's use of resources: one sample, and the rates since the one before. What a host
 * can't measure is missing.
 */
public final class ContainerUsage {
    /** Memory. */
    public static final StructType MEMORY = StructType.named("MemoryUse")
            .field("used", INT, "Bytes that are charged to it, with its page cache.")
            .field(
                    "workingSet",
                    INT,
                    "Bytes without page cache that was not used lately: what can't be given back easily.")
            .field("limit", INT, "Most bytes that the kernel lets it have; 0 without a limit.")
            .field("peak", INT, "Most bytes that were ever charged to it.")
            .field("oomKills", INT, "Processes of it that were killed for lack of memory since the sample before.")
            .build();

    /** Processor time. */
    public static final StructType CPU = StructType.named("CpuUse")
            .field("cores", DOUBLE, "Cores that it kept busy on average since the sample before.")
            .field(
                    "throttled",
                    DOUBLE,
                    "Share of the periods since the sample before in which its quota stopped it, 0 to 1; 0 without a quota.")
            .build();

    /** Processes. */
    public static final StructType PIDS = StructType.named("PidsUse")
            .field("current", INT, "Processes and threads.")
            .field("limit", INT, "Most processes and threads that the kernel lets it have; 0 without a limit.")
            .build();

    /** Block devices. */
    public static final StructType BLOCK = StructType.named("BlockUse")
            .field("read", DOUBLE, "Bytes read per second.")
            .field("written", DOUBLE, "Bytes written per second.")
            .field("reads", DOUBLE, "Read operations per second.")
            .field("writes", DOUBLE, "Write operations per second.")
            .build();

    /** Its own network interfaces but loopback. */
    public static final StructType NETWORK = StructType.named("NetworkUse")
            .field("received", DOUBLE, "Bytes received per second.")
            .field("sent", DOUBLE, "Bytes sent per second.")
            .field("packetsReceived", DOUBLE, "Packets received per second.")
            .field("packetsSent", DOUBLE, "Packets sent per second.")
            .field("errors", DOUBLE, "Packets per second that came or went with errors.")
            .field("drops", DOUBLE, "Packets per second that were dropped.")
            .build();

    /** Time in which it waited for a resource: the kernel's pressure stall information. */
    public static final StructType PRESSURE = StructType.named("PressureUse")
            .field("cpu", DOUBLE, "Share of time in which some task waited for a processor, 0 to 1.")
            .field("memory", DOUBLE, "Share of time in which some task waited for memory, 0 to 1.")
            .field("memoryFull", DOUBLE, "Share of time in which all tasks waited for memory, 0 to 1.")
            .field("io", DOUBLE, "Share of time in which some task waited for input or output, 0 to 1.")
            .build();

    /** Everything that is measured of a container. */
    public static final StructType TYPE = StructType.named("usage")
            .section("memory")
            .field("memory", MEMORY, "Memory.")
            .section("cpu")
            .field("cpu", CPU, "Processor time.")
            .section("pids")
            .field("pids", PIDS, "Processes and threads.")
            .section("block")
            .field("block", BLOCK, "Input and output on block devices.")
            .section("network")
            .field(
                    "network",
                    NETWORK,
                    "Network; missing where it shares the network of the host or of another container.")
            .section("pressure")
            .field("pressure", PRESSURE, "Waiting for resources; missing where the kernel does not keep it.")
            .build();

    private ContainerUsage() {}
}
