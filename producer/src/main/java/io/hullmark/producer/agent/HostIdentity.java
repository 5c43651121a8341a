package io.hullmark.producer.agent;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Who this host is when nobody says so. The machine id itself is meant to stay on the machine, so only a hash of it is used; the
 * host's name goes before it, for people.
 */
final class HostIdentity {
    private static final Path MACHINE_ID = Path.of("/etc/machine-id");
    private static final int NAME = 63;

    private HostIdentity() {}

    static String ofThisMachine() {
        return from(MACHINE_ID, hostName());
    }

    static String from(Path machineId, String hostName) {
        String name = hostName.replaceAll("[^A-Za-z0-9._-]", "-");
        String readable = name.isEmpty() ? "host" : name.substring(0, Math.min(NAME, name.length()));
        try {
            String id = Files.readString(machineId).strip();
            // Images are built with an empty id or the word "uninitialized", to be filled in at the first boot.
            return id.length() < 16 ? readable : readable + "-" + hash(id);
        } catch (IOException e) {
            return readable;
        }
    }

    private static String hash(String machineId) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(("hullmark host " + machineId).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "";
        }
    }
}
