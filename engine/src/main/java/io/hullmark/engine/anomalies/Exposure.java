package io.hullmark.engine.anomalies;

import io.hullmark.engine.facts.Struct;
import io.hullmark.engine.rules.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is configured of a container that explains an anomaly or makes it matter more.
 *
 * @param memoryLimit in bytes; 0 without one, or while not seen
 * @param cpuLimit in cores; 0 likewise
 * @param pidsLimit processes and threads; 0 likewise
 * @param privileged whether it has every right of the host
 * @param ports ports of the host that lead in, such as "0.0.0.0:8080->80/tcp"
 * @param reachable whether one of them is published on all addresses of the host
 * @param worstFinding how bad the worst of its open findings is; empty if none is open
 */
public record Exposure(
        long memoryLimit,
        double cpuLimit,
        long pidsLimit,
        boolean privileged,
        List<String> ports,
        boolean reachable,
        Optional<Severity> worstFinding) {
    private static final int MOST_PORTS = 20;
    private static final Set<String> EVERY_ADDRESS = Set.of("", "0.0.0.0", "::");
    private static final double NANOS = 1e9;
    private static final double USUAL_PERIOD_MICROS = 100_000;

    public Exposure {
        ports = List.copyOf(ports);
    }

    /** Of a container as rules see it. */
    static Exposure of(Struct container, Optional<Severity> worstFinding) {
        var ports = new ArrayList<String>();
        boolean reachable = false;
        if (container.get("publishedPorts") instanceof List<?> published) {
            for (var port : published) {
                if (port instanceof Struct struct) {
                    reachable |= EVERY_ADDRESS.contains(String.valueOf(struct.get("hostIp")));
                    ports.add("%s:%s->%s/%s"
                            .formatted(
                                    struct.get("hostIp"),
                                    struct.get("hostPort"),
                                    struct.get("containerPort"),
                                    struct.get("protocol")));
                }
            }
        }
        return new Exposure(
                limit(container, "memory"),
                cores(container),
                limit(container, "pidsLimit"),
                Boolean.TRUE.equals(container.get("privileged")),
                ports.subList(0, Math.min(MOST_PORTS, ports.size())),
                reachable,
                worstFinding);
    }

    private static double cores(Struct container) {
        long nanos = limit(container, "nanoCpus");
        long period = limit(container, "cpuPeriod");
        return nanos > 0 ? nanos / NANOS : limit(container, "cpuQuota") / (period > 0 ? period : USUAL_PERIOD_MICROS);
    }

    private static long limit(Struct container, String field) {
        return container.get(field) instanceof Long number && number > 0 ? number : 0;
    }
}
