package io.hullmark.engine.facts;

import static io.hullmark.engine.facts.FieldType.Scalar.DOUBLE;
import static io.hullmark.engine.facts.FieldType.Scalar.INT;

/** What rules over time can read of a host's use of resources: one sample, and the rates since the one before. */
public final class HostUsage {
    /** Processors. */
    public static final StructType CPU = StructType.named("HostCpuUse")
            .field("cores", INT, "Processors.")
            .field(
                    "busy",
                    DOUBLE,
                    "Share of the time of all processors since the sample before that was not idle, 0 to 1.")
            .field("load1", DOUBLE, "Tasks that run or wait for a disk, averaged over one minute.")
            .field("load5", DOUBLE, "The same, averaged over five minutes.")
            .field("load15", DOUBLE, "The same, averaged over fifteen minutes.")
            .build();

    /** Memory. */
    public static final StructType MEMORY = StructType.named("HostMemoryUse")
            .field("total", INT, "Bytes of memory.")
            .field("available", INT, "Bytes that new programs could get without swapping.")
            .build();

    /** The file system of the engine. */
    public static final StructType DISK = StructType.named("HostDiskUse")
            .field("size", INT, "Bytes of the file system that holds the engine's data.")
            .field("available", INT, "Bytes of it that are left to programs without special rights.")
            .build();

    /** Everything that is measured of a host. */
    public static final StructType TYPE = StructType.named("hostUsage")
            .section("cpu")
            .field("cpu", CPU, "Processor time.")
            .section("memory")
            .field("memory", MEMORY, "Memory.")
            .section("disk")
            .field("disk", DISK, "The file system of the engine.")
            .section("pressure")
            .field(
                    "pressure",
                    ContainerUsage.PRESSURE,
                    "Waiting for resources; missing where the kernel does not keep it.")
            .build();

    private HostUsage() {}
}
