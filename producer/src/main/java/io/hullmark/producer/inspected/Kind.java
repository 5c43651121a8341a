package io.hullmark.producer.inspected;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;

/** What an object of {@code docker inspect} or {@code docker info} is. Nothing in it says so, but each kind has fields of its own. */
enum Kind {
    CONTAINER("Id HostConfig Config State"),
    IMAGE("Id RootFS Os"),
    NETWORK("Id Name IPAM Driver"),
    VOLUME("Name Mountpoint Driver"),
    HOST("ServerVersion Driver NCPU"),
    NONE("");

    private final String fields;

    Kind(String fields) {
        this.fields = fields;
    }

    static Kind of(JsonNode object) {
        for (Kind kind : values()) {
            if (kind != NONE && Stream.of(kind.fields.split(" ")).allMatch(object::has)) {
                return kind;
            }
        }
        return NONE;
    }
}
