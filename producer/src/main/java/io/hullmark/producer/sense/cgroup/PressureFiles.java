package io.hullmark.producer.sense.cgroup;

import io.hullmark.wire.ContainerSample;
import java.nio.file.Path;
import java.util.Optional;

/** How long a container's tasks waited for what they needed. Format: Documentation/accounting/psi.rst in the kernel's source. */
final class PressureFiles {
    private final Group.Entry cpu;
    private final Group.Entry memory;
    private final Group.Entry io;

    PressureFiles(Group group, Optional<Path> unified) {
        cpu = group.entry(unified, "cpu.pressure");
        memory = group.entry(unified, "memory.pressure");
        io = group.entry(unified, "io.pressure");
    }

    void read(ContainerSample.Builder sample) {
        cpu.text()
                .map(Tables::pressure)
                .ifPresent(totals -> sample.setCpuPressureSome(totals[0]).setCpuPressureFull(totals[1]));
        memory.text()
                .map(Tables::pressure)
                .ifPresent(totals -> sample.setMemoryPressureSome(totals[0]).setMemoryPressureFull(totals[1]));
        io.text()
                .map(Tables::pressure)
                .ifPresent(totals -> sample.setIoPressureSome(totals[0]).setIoPressureFull(totals[1]));
    }
}
