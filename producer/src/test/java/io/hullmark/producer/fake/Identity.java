package io.hullmark.producer.fake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;

/** A key with a certificate that nobody but itself vouches for, made by the JDK's keytool. */
public final class Identity {
    static final char[] PASSWORD = "no secret".toCharArray();
    private static final String ALIAS = "identity";

    private final KeyStore store;

    private Identity(KeyStore store) {
        this.store = store;
    }

    /** An identity that may be a server on loopback or its client; its key is kept in a new directory. */
    public static Identity in(Path directory) throws IOException, InterruptedException, GeneralSecurityException {
        Path own = Files.createTempDirectory(directory, "identity");
        Path file = own.resolve("keys.p12");
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        var command = List.of(
                keytool.toString(),
                "-genkeypair",
                "-alias=" + ALIAS,
                "-keyalg=RSA",
                "-keysize=2048",
                "-dname=CN=" + own.getFileName(),
                "-ext=san=ip:127.0.0.1",
                "-validity=2",
                "-storetype=PKCS12",
                "-keystore=" + file,
                "-storepass=" + new String(PASSWORD));
        int code = new ProcessBuilder(command.stream()
                        .flatMap(word -> List.of(word.split("=", 2)).stream())
                        .toList())
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new IllegalStateException("keytool ended with " + code);
        }
        var store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        return new Identity(store);
    }

    KeyStore store() {
        return store;
    }

    /** The certificate alone, for those who are to trust it. */
    KeyStore certificate() throws GeneralSecurityException, IOException {
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, PASSWORD);
        trusted.setCertificateEntry(ALIAS, store.getCertificate(ALIAS));
        return trusted;
    }

    /** Writes what a client of Docker needs to be this identity for an engine with that one. */
    public void toTalkTo(Identity engine, Path directory) throws IOException, GeneralSecurityException {
        Files.createDirectories(directory);
        pem(
                directory.resolve("ca.pem"),
                "CERTIFICATE",
                engine.store.getCertificate(ALIAS).getEncoded());
        pem(
                directory.resolve("cert.pem"),
                "CERTIFICATE",
                store.getCertificate(ALIAS).getEncoded());
        pem(
                directory.resolve("key.pem"),
                "PRIVATE KEY",
                store.getKey(ALIAS, PASSWORD).getEncoded());
    }

    private static void pem(Path file, String what, byte[] bytes) throws IOException {
        var body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(bytes);
        Files.writeString(file, "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(what, body, what));
    }
}
