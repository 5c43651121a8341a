package io.hullmark.producer.sense.cgroup;

import static io.hullmark.producer.sense.cgroup.KernelText.ascii;

import io.hullmark.wire.ContainerSample;

/**
 * A container's files in control groups of version 2, where one directory holds everything. Formats:
 * Documentation/admin-guide/cgroup-v2.rst in the kernel's source.
 */
final class UnifiedFiles implements ContainerFiles {
    private static final byte[] USAGE = ascii("usage_usec");
    private static final byte[] PERIODS = ascii("nr_periods");
    private static final byte[] THROTTLED = ascii("nr_throttled");
    private static final byte[] THROTTLED_TIME = ascii("throttled_usec");
    private static final byte[] INACTIVE_FILE = ascii("inactive_file");

    private final Group group;
    private final Group.Entry cpuStat;
    private final MemoryFiles memory;
    private final Group.Entry pids;
    private final Group.Entry pidsLimit;
    private final Group.Entry io;
    private final PressureFiles pressure;

    UnifiedFiles(Membership place, KernelFiles files) {
        group = new Group(files);
        var directory = place.unified();
        cpuStat = group.entry(directory, "cpu.stat");
        memory = new MemoryFiles(
                group.entry(directory, "memory.current"),
                group.entry(directory, "memory.stat"),
                INACTIVE_FILE,
                group.entry(directory, "memory.max"),
                group.entry(directory, "memory.peak"),
                group.entry(directory, "memory.events"));
        pids = group.entry(directory, "pids.current");
        pidsLimit = group.entry(directory, "pids.max");
        io = group.entry(directory, "io.stat");
        pressure = new PressureFiles(group, directory);
    }

    @Override
    public void read(ContainerSample.Builder sample) {
        cpuStat.text()
                .ifPresent(text -> sample.setCpuMicros(text.after(USAGE))
                        .setCpuPeriods(text.after(PERIODS))
                        .setCpuThrottledPeriods(text.after(THROTTLED))
                        .setCpuThrottledMicros(text.after(THROTTLED_TIME)));
        memory.read(sample);
        sample.setPids(pids.number()).setPidsLimit(Units.limit(pidsLimit.number()));
        io.text()
                .map(Tables::ioStat)
                .ifPresent(sums -> sample.setBlockReadBytes(sums[0])
                        .setBlockWriteBytes(sums[1])
                        .setBlockReads(sums[2])
                        .setBlockWrites(sums[3]));
        pressure.read(sample);
    }

    @Override
    public Group group() {
        return group;
    }
}
