package io.hullmark.producer.sense.cgroup;

import static io.hullmark.producer.sense.cgroup.KernelText.ascii;

import io.hullmark.wire.ContainerSample;

/**
 * A container's files in control groups of version 1, where each controller has a hierarchy of its own. Pressure is kept in version 2
 * alone, which hybrid systems have beside it. Formats: Documentation/admin-guide/cgroup-v1 in the kernel's source.
 */
final class SplitFiles implements ContainerFiles {
    private static final byte[] PERIODS = ascii("nr_periods");
    private static final byte[] THROTTLED = ascii("nr_throttled");
    private static final byte[] THROTTLED_TIME = ascii("throttled_time");
    private static final byte[] INACTIVE_FILE = ascii("total_inactive_file");

    private final Group group;
    private final Group.Entry cpuUsage;
    private final Group.Entry cpuStat;
    private final MemoryFiles memory;
    private final Group.Entry pids;
    private final Group.Entry pidsLimit;
    private final Group.Entry blockBytes;
    private final Group.Entry blockOperations;
    private final PressureFiles pressure;

    SplitFiles(Membership place, KernelFiles files) {
        group = new Group(files);
        var directory = place.of("memory");
        cpuUsage = group.entry(place.of("cpuacct"), "cpuacct.usage");
        cpuStat = group.entry(place.of("cpu"), "cpu.stat");
        memory = new MemoryFiles(
                group.entry(directory, "memory.usage_in_bytes"),
                group.entry(directory, "memory.stat"),
                INACTIVE_FILE,
                group.entry(directory, "memory.limit_in_bytes"),
                group.entry(directory, "memory.max_usage_in_bytes"),
                group.entry(directory, "memory.oom_control"));
        pids = group.entry(place.of("pids"), "pids.current");
        pidsLimit = group.entry(place.of("pids"), "pids.max");
        // Older kernels count the group's own tasks alone; containers that run systemd have groups within.
        blockBytes = group.firstOf(
                place.of("blkio"), "blkio.throttle.io_service_bytes_recursive", "blkio.throttle.io_service_bytes");
        blockOperations =
                group.firstOf(place.of("blkio"), "blkio.throttle.io_serviced_recursive", "blkio.throttle.io_serviced");
        pressure = new PressureFiles(group, place.unified());
    }

    @Override
    public void read(ContainerSample.Builder sample) {
        sample.setCpuMicros(Units.micros(cpuUsage.number()));
        cpuStat.text()
                .ifPresent(text -> sample.setCpuPeriods(text.after(PERIODS))
                        .setCpuThrottledPeriods(text.after(THROTTLED))
                        .setCpuThrottledMicros(Units.micros(text.after(THROTTLED_TIME))));
        memory.read(sample);
        sample.setPids(pids.number()).setPidsLimit(Units.limit(pidsLimit.number()));
        blockBytes
                .text()
                .map(Tables::blkio)
                .ifPresent(sums -> sample.setBlockReadBytes(sums[0]).setBlockWriteBytes(sums[1]));
        blockOperations
                .text()
                .map(Tables::blkio)
                .ifPresent(sums -> sample.setBlockReads(sums[0]).setBlockWrites(sums[1]));
        pressure.read(sample);
    }

    @Override
    public Group group() {
        return group;
    }
}
