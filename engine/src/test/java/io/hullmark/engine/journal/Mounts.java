package io.hullmark.engine.journal;

import io.hullmark.engine.facts.ContainerFacts;
import io.hullmark.engine.facts.Struct;

/** Mounts of containers for tests. */
final class Mounts {
    private Mounts() {}

    static Struct bind(String source, String destination) {
        return mount("bind", "", source, destination);
    }

    static Struct volume(String name, String destination) {
        return mount("volume", name, "/var/lib/docker/volumes/" + name + "/_data", destination);
    }

    static Struct tmpfs(String destination) {
        return mount("tmpfs", "", "", destination);
    }

    private static Struct mount(String type, String name, String source, String destination) {
        return Struct.of(ContainerFacts.MOUNT)
                .set("type", type)
                .set("name", name)
                .set("source", source)
                .set("destination", destination)
                .set("driver", type.equals("volume") ? "local" : "")
                .set("mode", "")
                .set("rw", true)
                .set("propagation", "")
                .build();
    }
}
