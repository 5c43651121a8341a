package io.hullmark.schemas.topics;

import java.util.Optional;

/**
 * The key of records about a host or about one of its containers: {@code hostId} or {@code hostId/containerId}.
 *
 * @param hostId identity of the host: 1 to 253 characters without slash and control characters
 * @param containerId id of the container, by the same rules; empty for what is about the host
 */
public record RecordKey(String hostId, Optional<String> containerId) {
    private static final int LONGEST = 253;

    public RecordKey {
        require("host", hostId);
        containerId.ifPresent(id -> require("container", id));
    }

    public static RecordKey ofHost(String hostId) {
        return new RecordKey(hostId, Optional.empty());
    }

    public static RecordKey ofContainer(String hostId, String containerId) {
        return new RecordKey(hostId, Optional.of(containerId));
    }

    /** The key that a text renders; an {@link IllegalArgumentException} says why it is none. */
    public static RecordKey parse(String key) {
        int slash = key.indexOf('/');
        return slash < 0 ? ofHost(key) : ofContainer(key.substring(0, slash), key.substring(slash + 1));
    }

    /** The key as it stands on the wire. */
    public String text() {
        return containerId.map(id -> hostId + "/" + id).orElse(hostId);
    }

    private static void require(String what, String id) {
        if (id.isEmpty() || id.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "the id of a " + what + " has 1 to " + LONGEST + " characters, got " + id.length());
        }
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            if (c == '/' || Character.isISOControl(c)) {
                throw new IllegalArgumentException("the id of a " + what
                        + " has no slash and no control characters, got U+%04X at position %d".formatted((int) c, i));
            }
        }
    }

    @Override
    public String toString() {
        return text();
    }
}
