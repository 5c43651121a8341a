package io.hullmark.schemas.codec;

import org.apache.avro.util.ClassSecurityValidator;

/**
 * Lets Avro instantiate the generated classes. Avro refuses classes outside of its own packages unless somebody vouches for them;
 * everything here that encodes or decodes calls this. Only code that uses the generated classes' own Avro methods (copying builders
 * and the like) without any codec has to call it itself.
 */
public final class WireClasses {
    private static final String WIRE_PACKAGE = "io.hullmark.wire.";

    static {
        // Added to what is trusted already, which may be another library's choice in the same process.
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                ClassSecurityValidator.getGlobal(), type -> type.getName().startsWith(WIRE_PACKAGE)));
    }

    private WireClasses() {}

    /** Vouches for the generated classes; more than once does no harm. */
    public static void trust() {
        // The static initialiser has done it, once.
    }
}
