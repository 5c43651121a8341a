package io.hullmark.cli.top;

import java.util.Comparator;

/** Who stands first. */
public enum UseOrder {
    cpu,
    memory,
    pids,
    findings,
    anomalies,
    name;

    private static final Comparator<ContainerUse> BY_NAME =
            Comparator.comparing(ContainerUse::host).thenComparing(ContainerUse::name);

    /** The most first; by host and name where it is the same. */
    public Comparator<ContainerUse> comparator() {
        return switch (this) {
            case cpu -> most(Comparator.comparingDouble(use -> use.cores().orElse(-1)));
            case memory -> most(Comparator.comparingLong(use -> use.memory().orElse(-1)));
            case pids -> most(Comparator.comparingLong(use -> use.pids().orElse(-1)));
            case findings ->
                most(Comparator.comparingInt((ContainerUse use) -> use.open().severe())
                        .thenComparingInt(use -> use.open().other()));
            case anomalies -> most(Comparator.comparingInt(use -> use.open().anomalies()));
            case name -> BY_NAME;
        };
    }

    private static Comparator<ContainerUse> most(Comparator<ContainerUse> least) {
        return least.reversed().thenComparing(BY_NAME);
    }
}
