package io.hullmark.engine.docker;

/** Compares modes of files by their bits, not by their digits: 622 is a smaller number than 644, and lets everybody write. */
public final class FileMode {
    private static final int OCTAL = 8;
    private static final int MOST_BITS = 07777;

    private FileMode() {}

    /**
     * Whether a mode sets no bit that another does not.
     *
     * @throws IllegalArgumentException if one of them is no mode
     */
    public static boolean within(String mode, String allowed) {
        return (bits(mode) & ~bits(allowed)) == 0;
    }

    private static int bits(String mode) {
        try {
            int bits = Integer.parseInt(mode, OCTAL);
            if (bits >= 0 && bits <= MOST_BITS) {
                return bits;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException("a mode must be up to four octal digits such as 0644, got '" + mode + "'");
    }
}
