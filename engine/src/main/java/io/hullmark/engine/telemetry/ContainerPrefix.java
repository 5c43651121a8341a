package io.hullmark.engine.telemetry;

import java.util.OptionalLong;

/** The first eight bytes of a container's id, by which frames name it. */
public final class ContainerPrefix {
    private static final int DIGITS = 16;

    private ContainerPrefix() {}

    /** Of an id as the engine gives it, in hexadecimal digits; empty if it is none. */
    public static OptionalLong of(String containerId) {
        if (containerId.length() < DIGITS) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseUnsignedLong(containerId, 0, DIGITS, 16));
        } catch (NumberFormatException noId) {
            return OptionalLong.empty();
        }
    }
}
