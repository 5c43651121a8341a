package io.hullmark.bench.corpus;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hullmark.producer.fake.Inspections;

/** Inspections of an ordinary web service: 20 variables, 20 labels, 4 mounts and 3 published ports around what a real engine said. */
public final class Inspected {
    private static final int VARIABLES = 20;
    private static final int LABELS = 20;
    private static final int SERVICES = 500;

    private Inspected() {}

    /** One of many that are alike in size and differ in name, id, team and paths. It breaks none of the rules of {@link RuleMix}. */
    public static ObjectNode container(int number) {
        var name = "web-%d".formatted(number);
        var inspect = Inspections.container(id(number), name);
        inspect.withObject("/State").put("Pid", RecordedGroups.pid(number));
        var config = inspect.withObject("/Config");
        config.put("User", "1000:1000").put("Image", "registry.example/shop/web:1.%d".formatted(number % 7));
        var env = config.putArray("Env");
        for (int variable = 0; variable < VARIABLES; variable++) {
            env.add("SHOP_SETTING_%d=value-%d-%d".formatted(variable, variable, number % 11));
        }
        var labels = config.putObject("Labels")
                .put("team", "team-hit")
                .put("com.docker.compose.project", "shop")
                .put("com.docker.compose.service", "web-%d".formatted(number % SERVICES));
        for (int label = 3; label < LABELS; label++) {
            labels.put("org.example.label-%d".formatted(label), "something-%d".formatted(label));
        }
        var host = inspect.withObject("/HostConfig");
        host.put("Memory", 512L << 20).put("PidsLimit", 100).put("ReadonlyRootfs", true);
        host.putArray("CapAdd").add("NET_BIND_SERVICE");
        host.putArray("CapDrop").add("ALL");
        var mounts = inspect.putArray("Mounts");
        for (int mount = 0; mount < 4; mount++) {
            mounts.addObject()
                    .put("Type", "bind")
                    .put("Source", "/data/%s/part-%d".formatted(name, mount))
                    .put("Destination", "/var/lib/shop/part-%d".formatted(mount))
                    .put("Mode", "ro")
                    .put("RW", false)
                    .put("Propagation", "rprivate");
        }
        var ports = inspect.withObject("/NetworkSettings").putObject("Ports");
        for (int port = 0; port < 3; port++) {
            ports.putArray("%d/tcp".formatted(8080 + port))
                    .addObject()
                    .put("HostIp", "10.0.0.5")
                    .put("HostPort", String.valueOf(30_000 + port));
        }
        return inspect;
    }

    /** The id that a number stands for. Its first digits differ, because frames of telemetry hold no others. */
    public static String id(int number) {
        return "%016x%048x".formatted(0x1000_0000L + number, number);
    }
}
