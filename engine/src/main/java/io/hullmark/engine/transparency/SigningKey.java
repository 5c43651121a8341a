package io.hullmark.engine.transparency;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Pattern;

/** Signs notes. Written as two parts: the verifier key, which anybody may know, and the private key as PKCS #8 in PEM. */
public final class SigningKey {
    private static final Pattern FORM = Pattern.compile(
            "(\\S+)\\s+-----BEGIN PRIVATE KEY-----\\s+([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----\\s*");

    private final VerifierKey verifier;
    private final PrivateKey secret;

    private SigningKey(VerifierKey verifier, PrivateKey secret) {
        this.verifier = verifier;
        this.secret = secret;
    }

    /**
     * A new one, by the platform's source of randomness.
     *
     * @param name who signs, such as {@code audit.example.com}
     */
    public static SigningKey create(String name) {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new SigningKey(VerifierKey.of(name, pair.getPublic()), pair.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform since 15 has Ed25519", e);
        }
    }

    /**
     * Reads what {@link #text()} gave.
     *
     * @throws IllegalArgumentException if it is no key, or if the two parts do not belong together; the message shows nothing of it
     */
    public static SigningKey parse(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("a signing key is a line name+id+key and a private key in PEM");
        }
        try {
            var pkcs8 = Base64.getMimeDecoder().decode(form.group(2));
            var secret = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            var key = new SigningKey(VerifierKey.parse(form.group(1)), secret);
            var trial = "does the private key belong to the public one?\n";
            if (!key.verifier.hasSigned(trial, key.signature(trial))) {
                throw new IllegalArgumentException("the private key is not that of " + key.verifier);
            }
            return key;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the private key is no Ed25519 key", e);
        }
    }

    /** What tells this signer's notes from others. */
    public VerifierKey verifier() {
        return verifier;
    }

    /** The secret. */
    public String text() {
        var pem = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(secret.getEncoded());
        return verifier + "\n-----BEGIN PRIVATE KEY-----\n" + pem + "\n-----END PRIVATE KEY-----\n";
    }

    byte[] signature(String text) {
        try {
            var ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(secret);
            ed25519.update(text.getBytes(StandardCharsets.UTF_8));
            return ed25519.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform since 15 has Ed25519", e);
        }
    }

    /** Nothing of the secret. */
    @Override
    public String toString() {
        return "signing key of " + verifier;
    }
}
