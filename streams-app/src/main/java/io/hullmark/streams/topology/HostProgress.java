package io.hullmark.streams.topology;

import java.nio.ByteBuffer;

/**
 * How far the records of one host have come.
 *
 * @param bootEpoch start of the agent's sequence
 * @param sequence last number of it that was accepted
 * @param clockOff whether the host's clock was off by more than is tolerated
 */
record HostProgress(long bootEpoch, long sequence, boolean clockOff) {
    /** Before the first record of a host. */
    static final HostProgress NONE = new HostProgress(-1, 0, false);

    private static final int LENGTH = 17;

    static HostProgress from(byte[] stored) {
        var bytes = ByteBuffer.wrap(stored);
        return new HostProgress(bytes.getLong(), bytes.getLong(), bytes.get() != 0);
    }

    byte[] stored() {
        return ByteBuffer.allocate(LENGTH)
                .putLong(bootEpoch)
                .putLong(sequence)
                .put((byte) (clockOff ? 1 : 0))
                .array();
    }
}
