package io.hullmark.producer.sense;

import io.hullmark.wire.ContainerIdPrefix;
import io.hullmark.wire.UnmeasuredCause;
import io.hullmark.wire.UnmeasuredContainer;
import java.util.HexFormat;

/** How frames name containers. */
public final class Samples {
    private static final int BYTES = 8;

    private Samples() {}

    /** The first 8 bytes of a container's id, which is hexadecimal; of an id that is not, zeros. */
    public static ContainerIdPrefix prefix(String id) {
        try {
            return new ContainerIdPrefix(HexFormat.of().parseHex(id, 0, 2 * BYTES));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return new ContainerIdPrefix(new byte[BYTES]);
        }
    }

    /** A container that was not measured. */
    public static UnmeasuredContainer unmeasured(String id, UnmeasuredCause cause) {
        return new UnmeasuredContainer(prefix(id), cause);
    }
}
