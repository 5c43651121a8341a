package io.hullmark.producer.sense.cgroup;

import static io.hullmark.producer.sense.cgroup.KernelText.UNREADABLE;
import static io.hullmark.producer.sense.cgroup.KernelText.ascii;

import io.hullmark.wire.ContainerSample;

/** What both versions tell of a container's memory, in files of other names. */
final class MemoryFiles {
    private static final byte[] OOM_KILL = ascii("oom_kill");

    private final Group.Entry usage;
    private final Group.Entry stat;
    private final byte[] inactive;
    private final Group.Entry limit;
    private final Group.Entry peak;
    private final Group.Entry kills;

    /**
     * @param inactive the line of the statistics that counts page cache which was not used lately, the groups within included
     * @param kills the file that counts kills for lack of memory
     */
    MemoryFiles(
            Group.Entry usage,
            Group.Entry stat,
            byte[] inactive,
            Group.Entry limit,
            Group.Entry peak,
            Group.Entry kills) {
        this.usage = usage;
        this.stat = stat;
        this.inactive = inactive;
        this.limit = limit;
        this.peak = peak;
        this.kills = kills;
    }

    void read(ContainerSample.Builder sample) {
        long used = usage.number();
        long idle = stat.text().map(text -> text.after(inactive)).orElse(UNREADABLE);
        sample.setMemoryUsageKib(Units.kib(used))
                .setMemoryWorkingSetKib(idle < 0 ? UNREADABLE : Units.kib(Units.without(used, idle)))
                .setMemoryLimitKib(Units.kibLimit(limit.number()))
                .setMemoryPeakKib(Units.kib(peak.number()))
                .setOomKills(kills.text().map(text -> text.after(OOM_KILL)).orElse(UNREADABLE));
    }
}
