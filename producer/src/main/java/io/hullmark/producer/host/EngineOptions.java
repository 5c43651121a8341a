package io.hullmark.producer.host;

import com.fasterxml.jackson.databind.JsonNode;
import io.hullmark.producer.redact.Redactor;
import io.hullmark.producer.translate.DaemonOptions;
import io.hullmark.wire.HostConfiguration;
import io.hullmark.wire.Ulimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The daemon's options as rules read them, with the daemon's defaults for those that nobody set. */
final class EngineOptions {
    private final Ground ground;
    private final Redactor redactor;

    EngineOptions(Ground ground, Redactor redactor) {
        this.ground = ground;
        this.redactor = redactor;
    }

    /** What the engine itself does not tell. */
    DaemonOptions options() {
        var reasons = new TreeMap<String, String>();
        var configuration = ground.configuration();
        return new DaemonOptions(
                kept(
                        "logLevel",
                        configuration
                                .text("log-level")
                                .map(level -> level.map(redactor::text).orElse("")),
                        reasons),
                kept("iptables", configuration.flag("iptables").map(on -> on.orElse(true)), reasons),
                kept("userlandProxy", configuration.flag("userland-proxy").map(on -> on.orElse(true)), reasons),
                kept("defaultUlimits", ulimits().map(given -> given.orElse(List.of())), reasons),
                kept(
                        "cgroupParent",
                        configuration
                                .text("cgroup-parent")
                                .map(parent -> parent.map(redactor::text).orElse("")),
                        reasons),
                kept(
                        "hosts",
                        ground.hosts()
                                .map(hosts -> hosts.stream().map(redactor::text).toList()),
                        reasons),
                kept("tlsVerify", new Transport(ground).verifies(), reasons),
                kept("noNewPrivileges", configuration.flag("no-new-privileges").map(on -> on.orElse(false)), reasons),
                reasons);
    }

    private static <T> Optional<T> kept(String field, Sight<T> sight, Map<String, String> reasons) {
        return Optional.ofNullable(sight.into(field, reasons));
    }

    private Sight<Optional<List<Ulimit>>> ulimits() {
        return ground.configuration()
                .value(
                        "default-ulimit",
                        "default-ulimits",
                        line -> Optional.of(line.all("default-ulimit").stream()
                                        .flatMap(given -> ulimit(given).stream())
                                        .toList())
                                .filter(given -> !given.isEmpty()),
                        EngineOptions::ulimits);
    }

    /** Such as {"nofile": {"Name": "nofile", "Soft": 1024, "Hard": 4096}}. */
    private static List<Ulimit> ulimits(JsonNode json) {
        var ulimits = new ArrayList<Ulimit>();
        json.properties()
                .forEach(entry -> ulimits.add(new Ulimit(
                        entry.getKey(),
                        entry.getValue().path("Soft").asLong(),
                        entry.getValue().path("Hard").asLong())));
        return ulimits;
    }

    /** Such as "nofile=1024:4096"; one number stands for both. */
    private static Optional<Ulimit> ulimit(String given) {
        var parts = given.split("[=:]", -1);
        boolean readable = parts.length > 1
                && parts.length < 4
                && List.of(parts).stream().skip(1).allMatch(number -> number.matches("-?[0-9]{1,18}"));
        return readable
                ? Optional.of(new Ulimit(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[parts.length - 1])))
                : Optional.empty();
    }

    /** How the daemon came to its configuration. */
    HostConfiguration configuration() {
        var reasons = new TreeMap<String, String>();
        var transport = new Transport(ground);
        return HostConfiguration.newBuilder()
                .setDaemonConfigFile(ground.configuration().path())
                .setConfigurationConflicts(
                        ground.configuration().conflicts(ground.info()).into("configurationConflicts", reasons))
                .setTlsCaCert(transport.caCertificate().into("tlsCaCert", reasons))
                .setTlsCert(transport.certificate().into("tlsCert", reasons))
                .setTlsKey(transport.key().into("tlsKey", reasons))
                .setUnseen(reasons)
                .build();
    }
}
