package io.hullmark.streams.forms;

import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.facts.ObjectKind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;

/** How keys are kept, so that stores order them as the engine does: host, a zero byte, kind, id. */
public final class StoredKey {
    private StoredKey() {}

    public static Bytes of(ObjectKey key) {
        byte[] host = key.hostId().getBytes(StandardCharsets.UTF_8);
        byte[] id = key.id().getBytes(StandardCharsets.UTF_8);
        var bytes = Arrays.copyOf(host, host.length + 2 + id.length);
        bytes[host.length + 1] = place(key.kind());
        System.arraycopy(id, 0, bytes, host.length + 2, id.length);
        return Bytes.wrap(bytes);
    }

    public static ObjectKey object(Bytes stored) {
        byte[] bytes = stored.get();
        int end = 0;
        while (bytes[end] != 0) {
            end++;
        }
        return new ObjectKey(
                new String(bytes, 0, end, StandardCharsets.UTF_8),
                kind(bytes[end + 1]),
                new String(bytes, end + 2, bytes.length - end - 2, StandardCharsets.UTF_8));
    }

    public static Bytes of(String key) {
        return Bytes.wrap(key.getBytes(StandardCharsets.UTF_8));
    }

    public static String text(Bytes stored) {
        return new String(stored.get(), StandardCharsets.UTF_8);
    }

    private static byte place(ObjectKind kind) {
        return switch (kind) {
            case HOST -> 0;
            case CONTAINER -> 1;
            case IMAGE -> 2;
            case NETWORK -> 3;
            case VOLUME -> 4;
        };
    }

    private static ObjectKind kind(byte place) {
        return switch (place) {
            case 0 -> ObjectKind.HOST;
            case 1 -> ObjectKind.CONTAINER;
            case 2 -> ObjectKind.IMAGE;
            case 3 -> ObjectKind.NETWORK;
            case 4 -> ObjectKind.VOLUME;
            default -> throw new IllegalStateException("a state store holds a key of an unknown kind " + place);
        };
    }
}
