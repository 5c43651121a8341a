package io.hullmark.engine.picture;

import io.hullmark.engine.facts.ContainerFacts;
import io.hullmark.engine.facts.HostFacts;
import io.hullmark.engine.facts.Missing;
import io.hullmark.engine.facts.Struct;
import java.util.List;

/** What confines a container's processes: its own options where there are any, else the daemon's defaults. */
final class Confinement {
    private static final String UNCONFINED = "unconfined";

    private static final int SECURITY_OPT = Slots.of(ContainerFacts.TYPE, "securityOpt");
    private static final int PRIVILEGED = Slots.of(ContainerFacts.TYPE, "privileged");
    private static final int APP_ARMOR_PROFILE = Slots.of(ContainerFacts.TYPE, "appArmorProfile");
    private static final int APP_ARMOR = Slots.of(HostFacts.TYPE, "appArmor");
    private static final int NO_NEW_PRIVILEGES = Slots.of(HostFacts.TYPE, "noNewPrivileges");
    private static final int SECCOMP = Slots.of(HostFacts.TYPE, "seccompProfile");
    private static final int SECURITY_OPTIONS = Slots.of(HostFacts.TYPE, "securityOptions");

    private Confinement() {}

    /** The last option decides, as in the engine. */
    static Object noNewPrivileges(Struct container, Struct host) {
        return Slots.map(Slots.read(container, SECURITY_OPT), List.class, options -> {
            var own = value(Slots.texts(options), "no-new-privileges");
            return switch (own) {
                case "" -> Slots.read(host, NO_NEW_PRIVILEGES);
                case "true" -> true;
                case "false" -> false;
                default -> new Missing("the option no-new-privileges has the value '%s'".formatted(own));
            };
        });
    }

    static Object seccomp(Struct container, Struct host) {
        return Slots.map(
                Slots.read(container, SECURITY_OPT),
                List.class,
                options -> Slots.map(
                        Slots.read(container, PRIVILEGED),
                        Boolean.class,
                        privileged -> seccomp(value(Slots.texts(options), "seccomp"), privileged, host)));
    }

    private static Object seccomp(String own, Boolean privileged, Struct host) {
        if (!own.isEmpty()) {
            return kind(own);
        }
        if (privileged) {
            return UNCONFINED;
        }
        if (host.get(SECCOMP) instanceof String profile) {
            return kind(profile);
        }
        // a kernel without seccomp confines nobody, and the engine then names no profile
        var supported = Slots.read(host, SECURITY_OPTIONS);
        return supported instanceof Missing
                        || Slots.texts(supported).stream().anyMatch(option -> option.startsWith("name=seccomp"))
                ? Slots.read(host, SECCOMP)
                : UNCONFINED;
    }

    /**
     * A profile of its own holds even for a privileged container. The engine names the profile when it starts a container; one that
     * has started without a name runs without a profile.
     */
    static Object appArmor(Struct container, Struct host) {
        return Slots.map(Slots.read(host, APP_ARMOR), Boolean.class, active -> {
            if (!active) {
                return "";
            }
            return Slots.map(Slots.read(container, APP_ARMOR_PROFILE), String.class, profile -> {
                if (!profile.isEmpty()) {
                    return profile;
                }
                return Slots.map(
                        Slots.read(container, PRIVILEGED), Boolean.class, privileged -> privileged ? UNCONFINED : "");
            });
        });
    }

    private static String kind(String profile) {
        return switch (profile) {
            case UNCONFINED -> UNCONFINED;
            case "", "default", "builtin" -> "default";
            default -> "custom";
        };
    }

    /** The last value of an option, "true" if it stands alone, empty if it is not given. */
    private static String value(List<String> options, String name) {
        String value = "";
        for (String option : options) {
            if (option.equals(name)) {
                value = "true";
            } else if (option.startsWith(name + "=") || option.startsWith(name + ":")) {
                value = option.substring(name.length() + 1);
            }
        }
        return value;
    }
}
