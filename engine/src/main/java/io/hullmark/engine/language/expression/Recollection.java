package io.hullmark.engine.language.expression;

import io.hullmark.engine.language.text.CheckedTexts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What was checked before among the same names: a text means the same, or nothing, wherever the same can be named with the same types. The
 * names of facts are thousands of characters and common to all rules, so they are digested once and not for each text.
 */
final class Recollection {
    private final CheckedTexts known;
    private final String names;

    private Recollection(CheckedTexts known, String names) {
        this.known = known;
        this.names = names;
    }

    /**
     * @param names tells what can be named, with its types; asked for only where something may be known
     */
    static Recollection of(CheckedTexts known, Supplier<String> names) {
        return new Recollection(known, known == CheckedTexts.NONE ? "" : digest(names.get()));
    }

    /** What was checked where more can be named. */
    Recollection among(Supplier<String> more) {
        return known == CheckedTexts.NONE ? this : new Recollection(known, digest(names + more.get()));
    }

    Optional<byte[]> find(String text) {
        return known == CheckedTexts.NONE ? Optional.empty() : known.find(key(text));
    }

    void keep(String text, Supplier<byte[]> expression) {
        if (known != CheckedTexts.NONE) {
            known.keep(key(text), expression);
        }
    }

    private String key(String text) {
        return names + text;
    }

    private static String digest(String text) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
