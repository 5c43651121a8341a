package io.hullmark.engine.telemetry;

/** What is measured of a container, in the order of the wire. Counters go on from its start; all others are of the moment. */
public enum Meter {
    /** Counter: processor time in microseconds, of all cores together. */
    CPU_MICROS,
    /** Counter: periods in which its quota was enforced. */
    CPU_PERIODS,
    /** Counter: periods of them in which it was throttled. */
    CPU_THROTTLED_PERIODS,
    /** Memory that is charged to it, in units of 1,024 bytes as all its memory. */
    MEMORY_USED,
    MEMORY_WORKING_SET,
    /** 0 without a limit. */
    MEMORY_LIMIT,
    MEMORY_PEAK,
    /** Counter: processes that were killed for lack of memory. */
    OOM_KILLS,
    PIDS,
    /** 0 without a limit. */
    PIDS_LIMIT,
    /** Counter: bytes. */
    BLOCK_READ,
    BLOCK_WRITTEN,
    /** Counter: operations. */
    BLOCK_READS,
    BLOCK_WRITES,
    /** Counter: bytes. */
    NETWORK_RECEIVED,
    NETWORK_SENT,
    /** Counter: packets. */
    PACKETS_RECEIVED,
    PACKETS_SENT,
    /** Counter: packets with errors in both directions. */
    NETWORK_ERRORS,
    /** Counter: packets dropped in both directions. */
    NETWORK_DROPS,
    /** Counter: microseconds in which some task waited. */
    CPU_PRESSURE,
    MEMORY_PRESSURE,
    /** Counter: microseconds in which all tasks waited. */
    MEMORY_PRESSURE_FULL,
    IO_PRESSURE;

    /** How many there are. */
    public static final int COUNT = values().length;
}
