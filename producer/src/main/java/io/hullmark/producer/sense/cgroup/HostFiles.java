package io.hullmark.producer.sense.cgroup;

import static io.hullmark.producer.sense.cgroup.KernelText.UNREADABLE;
import static io.hullmark.producer.sense.cgroup.KernelText.ascii;

import io.hullmark.wire.HostSample;
import java.nio.file.Path;
import java.util.Optional;

/** What the host's own files say of it. Formats: proc(5) and Documentation/accounting/psi.rst in the kernel's source. */
final class HostFiles {
    private static final byte[] CPU = ascii("cpu");
    private static final byte[] MEMORY_TOTAL = ascii("MemTotal:");
    private static final byte[] MEMORY_AVAILABLE = ascii("MemAvailable:");
    /** USER_HZ is 100 on every architecture that engines run on. */
    private static final long MICROS_PER_TICK = 10_000;
    /** user nice system idle iowait irq softirq steal; what guests take is part of user and nice. */
    private static final int TIMES = 8;

    private static final int IDLE = 3;
    private static final int WAITING = 4;

    private final Group group;
    private final Group.Entry stat;
    private final Group.Entry memory;
    private final Group.Entry load;
    private final Group.Entry cpuPressure;
    private final Group.Entry memoryPressure;
    private final Group.Entry ioPressure;

    HostFiles(Path proc, KernelFiles files) {
        group = new Group(files);
        stat = group.entry(Optional.of(proc), "stat");
        memory = group.entry(Optional.of(proc), "meminfo");
        load = group.entry(Optional.of(proc), "loadavg");
        var pressure = Optional.of(proc.resolve("pressure"));
        cpuPressure = group.entry(pressure, "cpu");
        memoryPressure = group.entry(pressure, "memory");
        ioPressure = group.entry(pressure, "io");
    }

    void read(HostSample.Builder sample) {
        stat.text().ifPresent(text -> processors(text, sample));
        memory.text()
                .ifPresent(text -> sample.setMemoryTotal(bytes(text.after(MEMORY_TOTAL)))
                        .setMemoryAvailable(bytes(text.after(MEMORY_AVAILABLE))));
        load.text()
                .ifPresent(text ->
                        sample.setLoad1(decimal(text)).setLoad5(decimal(text)).setLoad15(decimal(text)));
        cpuPressure
                .text()
                .map(Tables::pressure)
                .ifPresent(totals -> sample.setCpuPressureSome(totals[0]).setCpuPressureFull(totals[1]));
        memoryPressure
                .text()
                .map(Tables::pressure)
                .ifPresent(totals -> sample.setMemoryPressureSome(totals[0]).setMemoryPressureFull(totals[1]));
        ioPressure
                .text()
                .map(Tables::pressure)
                .ifPresent(totals -> sample.setIoPressureSome(totals[0]).setIoPressureFull(totals[1]));
    }

    private static void processors(KernelText text, HostSample.Builder sample) {
        text.rewind();
        if (text.word(CPU)) {
            long total = 0;
            long resting = 0;
            for (int column = 0; column < TIMES; column++) {
                long time = Math.max(0, text.number());
                total += time;
                resting += column == IDLE || column == WAITING ? time : 0;
            }
            sample.setCpuTotalMicros(total * MICROS_PER_TICK).setCpuBusyMicros((total - resting) * MICROS_PER_TICK);
        }
        int cores = 0;
        for (text.nextLine(); text.here(CPU); text.nextLine()) {
            cores++;
        }
        if (cores > 0) {
            sample.setCores(cores);
        }
    }

    private static long bytes(long kibibytes) {
        return kibibytes < 0 ? UNREADABLE : kibibytes << 10;
    }

    private static float decimal(KernelText text) {
        long whole = text.number();
        return whole < 0 ? UNREADABLE : (float) (whole + text.fraction());
    }

    void close() {
        group.close();
    }
}
