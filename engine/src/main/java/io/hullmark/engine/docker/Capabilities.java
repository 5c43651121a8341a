package io.hullmark.engine.docker;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The capabilities that a container really has, as the engine works them out from what was added and dropped. */
public final class Capabilities {
    /** Every capability that Linux knows, without {@code CAP_}, ordered. */
    public static final List<String> ALL = List.of(
            "AUDIT_CONTROL",
            "AUDIT_READ",
            "AUDIT_WRITE",
            "BLOCK_SUSPEND",
            "BPF",
            "CHECKPOINT_RESTORE",
            "CHOWN",
            "DAC_OVERRIDE",
            "DAC_READ_SEARCH",
            "FOWNER",
            "FSETID",
            "IPC_LOCK",
            "IPC_OWNER",
            "KILL",
            "LEASE",
            "LINUX_IMMUTABLE",
            "MAC_ADMIN",
            "MAC_OVERRIDE",
            "MKNOD",
            "NET_ADMIN",
            "NET_BIND_SERVICE",
            "NET_BROADCAST",
            "NET_RAW",
            "PERFMON",
            "SETFCAP",
            "SETGID",
            "SETPCAP",
            "SETUID",
            "SYSLOG",
            "SYS_ADMIN",
            "SYS_BOOT",
            "SYS_CHROOT",
            "SYS_MODULE",
            "SYS_NICE",
            "SYS_PACCT",
            "SYS_PTRACE",
            "SYS_RAWIO",
            "SYS_RESOURCE",
            "SYS_TIME",
            "SYS_TTY_CONFIG",
            "WAKE_ALARM");

    /** What a container gets when nothing is added or dropped, ordered. */
    public static final List<String> DEFAULTS = List.of(
            "AUDIT_WRITE",
            "CHOWN",
            "DAC_OVERRIDE",
            "FOWNER",
            "FSETID",
            "KILL",
            "MKNOD",
            "NET_BIND_SERVICE",
            "NET_RAW",
            "SETFCAP",
            "SETGID",
            "SETPCAP",
            "SETUID",
            "SYS_CHROOT");

    private static final String EVERY = "ALL";
    private static final String PREFIX = "CAP_";

    private Capabilities() {}

    /** The name without {@code CAP_}, in upper case. */
    public static String normalise(String capability) {
        var upper = capability.strip().toUpperCase(Locale.ROOT);
        return upper.startsWith(PREFIX) ? upper.substring(PREFIX.length()) : upper;
    }

    /**
     * What is left and added, normalised and ordered. A name that is both dropped and added is there, since the engine drops
     * first; {@code ALL} among the added outweighs {@code ALL} among the dropped, but not a single name there.
     */
    public static List<String> effective(Collection<String> added, Collection<String> dropped, boolean privileged) {
        if (privileged) {
            return ALL;
        }
        if (added.isEmpty() && dropped.isEmpty()) {
            return DEFAULTS;
        }
        var adds = normalised(added);
        var drops = normalised(dropped);
        var effective = new TreeSet<String>();
        if (adds.contains(EVERY)) {
            effective.addAll(ALL);
            effective.removeAll(drops);
        } else {
            if (!drops.contains(EVERY)) {
                effective.addAll(DEFAULTS);
                effective.removeAll(drops);
            }
            effective.addAll(adds);
        }
        return List.copyOf(effective);
    }

    private static Set<String> normalised(Collection<String> names) {
        var normalised = new TreeSet<String>();
        names.forEach(name -> normalised.add(normalise(name)));
        return normalised;
    }
}
