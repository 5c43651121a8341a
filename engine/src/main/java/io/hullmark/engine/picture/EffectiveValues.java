package io.hullmark.engine.picture;

import static io.hullmark.engine.facts.ContainerFacts.EFFECTIVE;

import io.hullmark.engine.docker.Capabilities;
import io.hullmark.engine.facts.ContainerFacts;
import io.hullmark.engine.facts.HostFacts;
import io.hullmark.engine.facts.Missing;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.facts.Struct;
import java.util.List;

/** Works out what holds for a container when the daemon's defaults, other containers and volumes are taken into account. */
final class EffectiveValues {
    private static final int NETWORK = Slots.of(ContainerFacts.TYPE, "networkMode");
    private static final int PID = Slots.of(ContainerFacts.TYPE, "pidMode");
    private static final int IPC = Slots.of(ContainerFacts.TYPE, "ipcMode");
    private static final int USERNS = Slots.of(ContainerFacts.TYPE, "usernsMode");
    private static final int PRIVILEGED = Slots.of(ContainerFacts.TYPE, "privileged");
    private static final int CAP_ADD = Slots.of(ContainerFacts.TYPE, "capAdd");
    private static final int CAP_DROP = Slots.of(ContainerFacts.TYPE, "capDrop");
    private static final int LOGGING = Slots.of(ContainerFacts.TYPE, "logging");
    private static final int DRIVER = Slots.of(ContainerFacts.LOG_CONFIG, "driver");
    private static final int DAEMON_DRIVER = Slots.of(HostFacts.TYPE, "loggingDriver");
    private static final int USERNS_REMAP = Slots.of(HostFacts.TYPE, "usernsRemap");
    private static final int ROOTLESS = Slots.of(HostFacts.TYPE, "rootless");

    private static final int TO_NETWORK_MODE = Slots.of(EFFECTIVE, "networkMode");
    private static final int TO_PID_MODE = Slots.of(EFFECTIVE, "pidMode");
    private static final int TO_IPC_MODE = Slots.of(EFFECTIVE, "ipcMode");
    private static final int TO_CAPABILITIES = Slots.of(EFFECTIVE, "capabilities");
    private static final int TO_NO_NEW_PRIVILEGES = Slots.of(EFFECTIVE, "noNewPrivileges");
    private static final int TO_SECCOMP_PROFILE = Slots.of(EFFECTIVE, "seccompProfile");
    private static final int TO_APP_ARMOR_PROFILE = Slots.of(EFFECTIVE, "appArmorProfile");
    private static final int TO_USERNS_REMAPPED = Slots.of(EFFECTIVE, "usernsRemapped");
    private static final int TO_LOG_DRIVER = Slots.of(EFFECTIVE, "logDriver");
    private static final int TO_MOUNTS = Slots.of(EFFECTIVE, "mounts");
    private static final int TO_IMAGE_SUPERSEDED = Slots.of(EFFECTIVE, "imageSuperseded");

    private final Views views;
    private final SharedNamespaces namespaces;
    private final ResolvedMounts mounts;
    private final RunningImage image;

    EffectiveValues(Views views, Neighbourhoods neighbourhoods) {
        this.views = views;
        this.namespaces = new SharedNamespaces(views, neighbourhoods);
        this.mounts = new ResolvedMounts(views);
        this.image = new RunningImage(views, neighbourhoods);
    }

    /** The effective values, or why there are none. */
    Object of(ObjectKey key, Struct container) {
        try {
            var host = views.of(ObjectKey.host(key.hostId())).plain();
            return Struct.of(EFFECTIVE)
                    .set(TO_NETWORK_MODE, namespaces.follow(key, container, NETWORK))
                    .set(TO_PID_MODE, namespaces.follow(key, container, PID))
                    .set(TO_IPC_MODE, namespaces.follow(key, container, IPC))
                    .set(TO_CAPABILITIES, capabilities(container))
                    .set(TO_NO_NEW_PRIVILEGES, Confinement.noNewPrivileges(container, host))
                    .set(TO_SECCOMP_PROFILE, Confinement.seccomp(container, host))
                    .set(TO_APP_ARMOR_PROFILE, Confinement.appArmor(container, host))
                    .set(TO_USERNS_REMAPPED, usernsRemapped(container, host))
                    .set(TO_LOG_DRIVER, logDriver(container, host))
                    .set(TO_MOUNTS, mounts.of(key, container))
                    .set(TO_IMAGE_SUPERSEDED, image.superseded(key, container))
                    .build();
        } catch (RuntimeException broken) {
            // a reader that fills slots with values of other types must not stop the stream
            return new Missing("the effective values can't be worked out: " + broken.getMessage());
        }
    }

    private static Object capabilities(Struct container) {
        var privileged = Slots.read(container, PRIVILEGED);
        var added = Slots.read(container, CAP_ADD);
        var dropped = Slots.read(container, CAP_DROP);
        for (Object input : List.of(privileged, added, dropped)) {
            if (input instanceof Missing) {
                return input;
            }
        }
        return Capabilities.effective(Slots.texts(added), Slots.texts(dropped), Boolean.TRUE.equals(privileged));
    }

    private static Object usernsRemapped(Struct container, Struct host) {
        var rootless = Slots.read(host, ROOTLESS);
        if (!Boolean.FALSE.equals(rootless)) {
            return rootless;
        }
        var remap = Slots.read(host, USERNS_REMAP);
        if (!Boolean.TRUE.equals(remap)) {
            return remap;
        }
        return Slots.map(Slots.read(container, USERNS), String.class, mode -> !mode.equals("host"));
    }

    private static Object logDriver(Struct container, Struct host) {
        return Slots.map(
                Slots.read(container, LOGGING),
                Struct.class,
                logging -> Slots.map(
                        Slots.read(logging, DRIVER),
                        String.class,
                        own -> own.isEmpty() || own.equals("default") ? Slots.read(host, DAEMON_DRIVER) : own));
    }
}
