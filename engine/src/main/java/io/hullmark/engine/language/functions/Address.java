package io.hullmark.engine.language.functions;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * An IPv4 or IPv6 address.
 *
 * @param bits 32 or 128
 * @param value the address as a number
 */
record Address(int bits, BigInteger value) {
    private static final Pattern V4 = Pattern.compile(
            "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\\.(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])){3}");
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:.]{2,45}");

    /** An address as it is written; an IPv4 address within IPv6 counts as IPv4. */
    static Address parse(String text) {
        boolean six = text.indexOf(':') >= 0;
        if (!(six ? V6 : V4).matcher(text).matches()) {
            throw new IllegalArgumentException("'%s' is no IP address".formatted(shown(text)));
        }
        try {
            // brackets make sure that nobody is asked for a name
            var bytes = InetAddress.getByName(six ? "[" + text + "]" : text).getAddress();
            return new Address(bytes.length * 8, new BigInteger(1, bytes));
        } catch (UnknownHostException wrong) {
            throw new IllegalArgumentException("'%s' is no IP address".formatted(shown(text)), wrong);
        }
    }

    boolean isUnspecified() {
        return value.signum() == 0;
    }

    boolean isLoopback() {
        return bits == 32 ? value.shiftRight(24).intValue() == 127 : value.equals(BigInteger.ONE);
    }

    private static String shown(String text) {
        return text.length() > 50 ? text.substring(0, 50) + "..." : text;
    }
}
