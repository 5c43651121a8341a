package io.hullmark.engine.transparency;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Who can be known by a signature: a name and an Ed25519 public key, in the form {@code name+id+key} of C2SP's signed notes. This is what
 * an auditor is given, once, by a way that the log has no hand in.
 */
public final class VerifierKey {
    static final byte ED25519 = 1;
    /** Bytes of a key, which are the last of its X.509 encoding. */
    private static final int LENGTH = 32;

    private static final byte[] X509_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final Pattern NAME = Pattern.compile("[^\\s+\\p{Cntrl}]+");

    private final String name;
    private final byte[] id;
    private final PublicKey key;

    private VerifierKey(String name, byte[] id, PublicKey key) {
        this.name = name;
        this.id = id;
        this.key = key;
    }

    /**
     * A name for a public key.
     *
     * @throws IllegalArgumentException if the name is empty or has spaces or a plus, or if this is no Ed25519 key
     */
    static VerifierKey of(String name, PublicKey key) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a name has neither spaces nor '+' and is not empty, got '%s'".formatted(name));
        }
        var encoded = key.getEncoded();
        if (encoded.length != X509_HEAD.length + LENGTH
                || !Arrays.equals(X509_HEAD, 0, X509_HEAD.length, encoded, 0, X509_HEAD.length)) {
            throw new IllegalArgumentException("an Ed25519 key is wanted, got one of " + key.getAlgorithm());
        }
        return new VerifierKey(name, id(name, raw(key)), key);
    }

    /**
     * Reads {@code name+id+key}.
     *
     * @throws IllegalArgumentException if it is none, or if the id is not that of the key
     */
    public static VerifierKey parse(String text) {
        var parts = text.strip().split("\\+", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("a key has the form name+id+key, got '%s'".formatted(text.strip()));
        }
        var raw = Base64.getDecoder().decode(parts[2]);
        if (raw.length != LENGTH + 1 || raw[0] != ED25519) {
            throw new IllegalArgumentException("'%s' is no Ed25519 key".formatted(text.strip()));
        }
        var read = of(parts[0], key(Arrays.copyOfRange(raw, 1, raw.length)));
        if (!HexFormat.of().formatHex(read.id).equals(parts[1])) {
            throw new IllegalArgumentException("'%s' is mistyped: its key has the id %s"
                    .formatted(text.strip(), HexFormat.of().formatHex(read.id)));
        }
        return read;
    }

    private static PublicKey key(byte[] raw) {
        var encoded = Arrays.copyOf(X509_HEAD, X509_HEAD.length + LENGTH);
        System.arraycopy(raw, 0, encoded, X509_HEAD.length, LENGTH);
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("this is no Ed25519 key", e);
        }
    }

    private static byte[] raw(PublicKey key) {
        var encoded = key.getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - LENGTH, encoded.length);
    }

    private static byte[] id(String name, byte[] raw) {
        var hash = Sha256.of(name.getBytes(StandardCharsets.UTF_8), new byte[] {'\n', ED25519}, raw);
        return Arrays.copyOf(hash, SignedNote.ID_LENGTH);
    }

    /** The signer's name. */
    public String name() {
        return name;
    }

    /** Four bytes that tell the keys of a name apart. */
    byte[] id() {
        return id.clone();
    }

    boolean hasSigned(String text, byte[] signature) {
        try {
            var ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(key);
            ed25519.update(text.getBytes(StandardCharsets.UTF_8));
            return ed25519.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** {@code name+id+key}. */
    @Override
    public String toString() {
        var raw = raw(key);
        var typed = new byte[LENGTH + 1];
        typed[0] = ED25519;
        System.arraycopy(raw, 0, typed, 1, LENGTH);
        return name + "+" + HexFormat.of().formatHex(id) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }
}
