package io.hullmark.engine.telemetry;

/** What is measured of a host. Counters go on from its boot. */
public enum HostMeter {
    CORES,
    /** Counter: busy microseconds of all processors. */
    CPU_BUSY,
    /** Counter: microseconds of all processors. */
    CPU_TOTAL,
    /** Bytes. */
    MEMORY_TOTAL,
    MEMORY_AVAILABLE,
    /** Thousandths of a task. */
    LOAD_1,
    LOAD_5,
    LOAD_15,
    /** Counter: microseconds in which some task waited. */
    CPU_PRESSURE,
    MEMORY_PRESSURE,
    /** Counter: microseconds in which all tasks waited. */
    MEMORY_PRESSURE_FULL,
    IO_PRESSURE,
    /** Bytes of the file system of the engine's data. */
    DISK_SIZE,
    DISK_AVAILABLE;

    /** How many there are. */
    public static final int COUNT = values().length;
}
