package io.hullmark.producer.host;

import java.util.Optional;

/** How the daemon's TCP listeners are secured. */
final class Transport {
    private final Ground ground;

    Transport(Ground ground) {
        this.ground = ground;
    }

    /** Whether clients must prove who they are. */
    Sight<Boolean> verifies() {
        return ground.configuration().flag("tlsverify").map(given -> given.orElse(false));
    }

    /** TLS is on when it is asked for, or when verifying is so much as mentioned. */
    private Sight<Boolean> isOn() {
        return ground.configuration()
                .flag("tlsverify")
                .flatMap(verify -> verify.isPresent()
                        ? Sight.of(true)
                        : ground.configuration().flag("tls").map(given -> given.orElse(false)));
    }

    /** File of the authorities that clients are verified by; empty if none are. */
    Sight<String> caCertificate() {
        return file(verifies(), "tlscacert", "ca.pem");
    }

    /** File of the daemon's certificate; empty without TLS. */
    Sight<String> certificate() {
        return file(isOn(), "tlscert", "cert.pem");
    }

    /** File of the daemon's key; empty without TLS. */
    Sight<String> key() {
        return file(isOn(), "tlskey", "key.pem");
    }

    private Sight<String> file(Sight<Boolean> needed, String option, String usual) {
        Sight<Optional<String>> given = ground.configuration().text(option);
        return needed.flatMap(isNeeded ->
                isNeeded ? given.map(path -> path.orElseGet(() -> ground.certificates() + "/" + usual)) : Sight.of(""));
    }
}
