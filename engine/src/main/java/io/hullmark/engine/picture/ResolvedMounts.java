package io.hullmark.engine.picture;

import static io.hullmark.engine.facts.ContainerFacts.MOUNT;
import static io.hullmark.engine.facts.ContainerFacts.RESOLVED_MOUNT;

import io.hullmark.engine.docker.HostPath;
import io.hullmark.engine.facts.ContainerFacts;
import io.hullmark.engine.facts.Missing;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.facts.ObjectKind;
import io.hullmark.engine.facts.Struct;
import io.hullmark.engine.facts.VolumeFacts;
import java.util.Arrays;
import java.util.List;

/** Follows mounts to the paths of the host that they show. */
final class ResolvedMounts {
    private static final int MOUNTS = Slots.of(ContainerFacts.TYPE, "mounts");
    private static final int TYPE = Slots.of(MOUNT, "type");
    private static final int NAME = Slots.of(MOUNT, "name");
    private static final int SOURCE = Slots.of(MOUNT, "source");
    private static final int DRIVER = Slots.of(VolumeFacts.TYPE, "driver");
    private static final int OPTIONS = Slots.of(VolumeFacts.TYPE, "options");

    private final Views views;

    ResolvedMounts(Views views) {
        this.views = views;
    }

    Object of(ObjectKey container, Struct struct) {
        return Slots.map(Slots.read(struct, MOUNTS), List.class, mounts -> resolve(container.hostId(), mounts));
    }

    private List<Struct> resolve(String hostId, List<?> mounts) {
        return mounts.stream().map(mount -> resolve(hostId, (Struct) mount)).toList();
    }

    private Struct resolve(String hostId, Struct mount) {
        return Struct.of(RESOLVED_MOUNT)
                .set("source", source(hostId, mount))
                .set("destination", mount.get("destination"))
                .set("type", mount.get("type"))
                .set("rw", mount.get("rw"))
                .set("propagation", mount.get("propagation"))
                .build();
    }

    private Object source(String hostId, Struct mount) {
        return switch (Slots.text(mount, TYPE)) {
            case "bind" -> Slots.map(Slots.read(mount, SOURCE), String.class, HostPath::normalise);
            case "npipe" -> Slots.read(mount, SOURCE);
            case "volume" -> ofVolume(hostId, Slots.text(mount, NAME));
            default -> "";
        };
    }

    /** A volume of the local driver shows a path of the host if it was created as a bind; any other shows none. */
    private Object ofVolume(String hostId, String name) {
        if (name.isEmpty()) {
            return new Missing("the volume has no name");
        }
        var volume = views.of(new ObjectKey(hostId, ObjectKind.VOLUME, name)).plain();
        if (volume.get(DRIVER) instanceof Missing missing) {
            return missing.equals(Missing.NOT_SEEN)
                    ? new Missing("the volume '%s' has not been seen".formatted(name))
                    : missing;
        }
        var options = Slots.read(volume, OPTIONS);
        if (options instanceof Missing) {
            return options;
        }
        var bound = Slots.text(volume, DRIVER).equals("local")
                && Arrays.stream(Slots.entry(options, "o").split(",", -1))
                        .map(String::strip)
                        .anyMatch(option -> option.equals("bind") || option.equals("rbind"));
        return bound ? HostPath.normalise(Slots.entry(options, "device")) : "";
    }
}
