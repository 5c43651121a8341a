package io.hullmark.engine.facts;

import java.util.Comparator;

/**
 * Names one object of one host for as long as it exists. The order is that of the state stores: by host, then kind, then id.
 *
 * @param hostId identity of the host
 * @param kind what it is
 * @param id full id as the engine gives it; the host's id for the host itself
 */
public record ObjectKey(String hostId, ObjectKind kind, String id) implements Comparable<ObjectKey> {
    private static final Comparator<ObjectKey> ORDER = Comparator.comparing(ObjectKey::hostId)
            .thenComparing(ObjectKey::kind)
            .thenComparing(ObjectKey::id);

    public ObjectKey {
        if (hostId.isEmpty() || id.isEmpty()) {
            throw new IllegalArgumentException(
                    "an object needs a host and an id, got '%s' and '%s'".formatted(hostId, id));
        }
    }

    public static ObjectKey host(String hostId) {
        return new ObjectKey(hostId, ObjectKind.HOST, hostId);
    }

    public static ObjectKey container(String hostId, String id) {
        return new ObjectKey(hostId, ObjectKind.CONTAINER, id);
    }

    @Override
    public int compareTo(ObjectKey other) {
        return ORDER.compare(this, other);
    }
}
