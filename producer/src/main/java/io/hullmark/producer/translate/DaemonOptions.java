package io.hullmark.producer.translate;

import io.hullmark.wire.Ulimit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the daemon runs with, of which its API tells nothing. An option that was left out has its default; one that was not seen is
 * empty, and its reason stands under the name of its field on the wire.
 */
public record DaemonOptions(
        Optional<String> logLevel,
        Optional<Boolean> iptables,
        Optional<Boolean> userlandProxy,
        Optional<List<Ulimit>> defaultUlimits,
        Optional<String> cgroupParent,
        Optional<List<String>> hosts,
        Optional<Boolean> tlsVerify,
        Optional<Boolean> noNewPrivileges,
        Map<String, String> unseen) {
    /** Nobody looked, and nothing is said of it. */
    public static final DaemonOptions NOT_LOOKED = unseen(Map.of());

    public DaemonOptions {
        unseen = Map.copyOf(unseen);
    }

    /** None of them could be seen, for one reason. */
    public static DaemonOptions unseen(String reason) {
        var reasons = new java.util.TreeMap<String, String>();
        List.of(
                        "logLevel",
                        "iptables",
                        "userlandProxy",
                        "defaultUlimits",
                        "cgroupParent",
                        "hosts",
                        "tlsVerify",
                        "noNewPrivileges")
                .forEach(field -> reasons.put(field, reason));
        return unseen(reasons);
    }

    private static DaemonOptions unseen(Map<String, String> reasons) {
        return new DaemonOptions(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                reasons);
    }
}
