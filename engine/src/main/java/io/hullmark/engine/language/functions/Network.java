package io.hullmark.engine.language.functions;

/**
 * A range of addresses.
 *
 * @param base any address of it
 * @param prefix leading bits that all its addresses share
 */
record Network(Address base, int prefix) {

    /** A network as it is written, such as 10.0.0.0/8 or fd00::/8. */
    static Network parse(String text) {
        int slash = text.indexOf('/');
        if (slash > 0 && text.length() - slash <= 4) {
            try {
                var base = Address.parse(text.substring(0, slash));
                int prefix = Integer.parseUnsignedInt(text.substring(slash + 1));
                if (prefix <= base.bits()) {
                    return new Network(base, prefix);
                }
            } catch (IllegalArgumentException wrong) {
                throw new IllegalArgumentException(message(text), wrong);
            }
        }
        throw new IllegalArgumentException(message(text));
    }

    boolean contains(Address address) {
        int rest = base.bits() - prefix;
        return address.bits() == base.bits()
                && address.value().shiftRight(rest).equals(base.value().shiftRight(rest));
    }

    private static String message(String text) {
        return "a network is written like 10.0.0.0/8 or fd00::/8, got '%s'"
                .formatted(text.length() > 60 ? text.substring(0, 60) + "..." : text);
    }
}
