package io.hullmark.producer.host;

import java.time.Instant;

/**
 * What a directory says of an entry.
 *
 * @param mode type and permissions, as the kernel has them in one number
 */
record Stat(int mode, long owner, long group, Instant modified) {
    private static final int PERMISSIONS = 07777;
    private static final int TYPE = 0170000;
    private static final int LINK = 0120000;
    private static final int DIRECTORY = 0040000;
    private static final int REGULAR = 0100000;
    private static final int SOCKET = 0140000;

    boolean isLink() {
        return (mode & TYPE) == LINK;
    }

    boolean isDirectory() {
        return (mode & TYPE) == DIRECTORY;
    }

    String kind() {
        return switch (mode & TYPE) {
            case DIRECTORY -> "directory";
            case REGULAR -> "file";
            case SOCKET -> "socket";
            default -> "other";
        };
    }

    /** Four octal digits. */
    String permissions() {
        return String.format("%04o", mode & PERMISSIONS);
    }
}
