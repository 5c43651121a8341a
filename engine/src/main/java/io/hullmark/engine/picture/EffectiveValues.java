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
                    .set("networkMode", namespaces.follow(key, container, NETWORK))
                    .set("pidMode", namespaces.follow(key, container, PID))
                    .set("ipcMode", namespaces.follow(key, container, IPC))
                    .set("capabilities", capabilities(container))
                    .set("noNewPrivileges", Confinement.noNewPrivileges(container, host))
                    .set("seccompProfile", Confinement.seccomp(container, host))
                    .set("appArmorProfile", Confinement.appArmor(container, host))
                    .set("usernsRemapped", usernsRemapped(container, host))
                    .set("logDriver", logDriver(container, host))
                    .set("mounts", mounts.of(key, container))
                    .set("imageSuperseded", image.superseded(key, container))
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
