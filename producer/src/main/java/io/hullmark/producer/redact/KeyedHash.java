package io.hullmark.producer.redact;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells whether two secrets are the same without telling what they are. Keyed per host, because the plain hash of a short
 * password is as good as the password.
 */
final class KeyedHash {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST_KEY = 16;

    private final Mac prototype;

    KeyedHash(byte[] key) {
        if (key.length < SHORTEST_KEY) {
            throw new IllegalArgumentException(
                    "the redaction key must have at least " + SHORTEST_KEY + " bytes, got " + key.length);
        }
        try {
            prototype = Mac.getInstance(ALGORITHM);
            prototype.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }

    /** The first digits of the hash in hexadecimal. */
    String of(String secret, int digits) {
        try {
            var mac = (Mac) prototype.clone();
            byte[] hash = mac.doFinal(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, digits / 2);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("this Java's " + ALGORITHM + " can not be cloned", e);
        }
    }
}
