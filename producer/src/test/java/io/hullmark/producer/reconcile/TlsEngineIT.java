package io.hullmark.producer.reconcile;

import static io.hullmark.producer.reconcile.Watched.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.producer.docker.EngineAddress;
import io.hullmark.producer.fake.Events;
import io.hullmark.producer.fake.FakeEngine;
import io.hullmark.producer.fake.Identity;
import io.hullmark.producer.fake.Inspections;
import io.hullmark.producer.fake.Seen;
import io.hullmark.producer.fake.TlsGate;
import io.hullmark.producer.redact.Redactor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An engine on TCP that shows a certificate and wants to see one. */
final class TlsEngineIT {
    private static final String WEB = Inspections.id("a1");

    @TempDir
    private Path directory;

    private final Seen seen = new Seen();
    private FakeEngine engine;
    private Identity itself;
    private Identity client;
    private TlsGate gate;

    @BeforeEach
    void open() throws Exception {
        engine = FakeEngine.on(directory.resolve("e.sock"));
        engine.world().container(Inspections.container(WEB, "web"));
        itself = Identity.in(directory);
        client = Identity.in(directory);
        gate = TlsGate.before(engine, itself, client);
    }

    @AfterEach
    void close() throws Exception {
        gate.close();
        engine.close();
    }

    @Test
    void shouldWatchAnEngineThatKnowsOurCertificate() throws Exception {
        client.toTalkTo(itself, directory.resolve("certificates"));

        try (var watch = watch()) {
            soon().until(() -> seen.reconciliations() > 0);
            engine.event(Events.container("kill", WEB, "web"));

            soon().until(() -> seen.actions(WEB).contains("kill"));
            assertThat(watch.status()).returns(true, WatchStatus::connected).returns("", WatchStatus::trouble);
            assertThat(seen.gaps()).isEmpty();
        }
    }

    @Test
    void shouldComeBackWhenTheConnectionsBreak() throws Exception {
        client.toTalkTo(itself, directory.resolve("certificates"));

        try (var watch = watch()) {
            soon().until(() -> seen.reconciliations() > 0);
            engine.dropConnections();

            soon().until(() -> seen.reconciliations() > 1);
            assertThat(watch.status().connected()).isTrue();
        }
    }

    @Test
    void shouldSayThatTheEngineDoesNotKnowOurCertificate() throws Exception {
        Identity.in(directory).toTalkTo(itself, directory.resolve("certificates"));

        try (var watch = watch()) {
            soon().until(() -> watch.status().trouble().contains("certificate"));

            assertThat(watch.status().connected()).isFalse();
            assertThat(engine.requests()).isEmpty();
        }
    }

    @Test
    void shouldNotTalkToAnEngineWhoseCertificateWeDoNotKnow() throws Exception {
        client.toTalkTo(client, directory.resolve("certificates"));

        try (var watch = watch()) {
            soon().until(() -> watch.status().trouble().contains("certification path"));

            assertThat(watch.status().connected()).isFalse();
            assertThat(engine.requests()).isEmpty();
        }
    }

    @Test
    void shouldGoOnWhenCertificatesThatWereBrokenAreWhole() throws Exception {
        client.toTalkTo(itself, directory.resolve("certificates"));

        try (var watch = watch()) {
            soon().until(() -> seen.reconciliations() > 0);
            Files.writeString(directory.resolve("certificates").resolve("key.pem"), "half a ");
            engine.stop();
            soon().until(() -> watch.status().trouble().contains("no connection can be made"));
            engine.restart();
            client.toTalkTo(itself, directory.resolve("certificates"));

            soon().until(() -> seen.reconciliations() > 1);
            assertThat(watch.status().connected()).isTrue();
        }
    }

    private EngineWatch watch() {
        var address = EngineAddress.from(Map.of(
                "DOCKER_HOST", gate.address(),
                "DOCKER_TLS_VERIFY", "1",
                "DOCKER_CERT_PATH", directory.resolve("certificates").toString()));
        var redactor = new Redactor("a key for nothing but tests".getBytes(StandardCharsets.UTF_8));
        return EngineWatch.start(WatchSettings.of(address, "host-1", redactor).withoutProcesses(), seen);
    }
}
