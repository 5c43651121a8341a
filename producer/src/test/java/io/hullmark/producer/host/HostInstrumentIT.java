package io.hullmark.producer.host;

import static io.hullmark.producer.host.ViewedHost.section;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.producer.live.LiveEngine;
import io.hullmark.producer.live.RequiresEngine;
import io.hullmark.producer.redact.Redactor;
import io.hullmark.producer.translate.Surroundings;
import io.hullmark.schemas.codec.SectionTypes;
import io.hullmark.wire.HostFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the instrument sees of the engine on this machine, against what the machine itself says. */
@RequiresEngine
final class HostInstrumentIT {
    private static Surroundings seen = Surroundings.NONE;

    @BeforeAll
    static void look() {
        skipUnless("root".equals(System.getProperty("user.name")), "only root sees everything");
        try (var engine = LiveEngine.connect()) {
            skipUnless("unix".equals(engine.address().uri().getScheme()), "the engine is not local");
            var redactor = new Redactor("a key for nothing but tests".getBytes(StandardCharsets.UTF_8));
            try (var instrument =
                    HostInstrument.of(engine.address().uri(), HostLocation.HERE, redactor, InstantSource.system())) {
                seen = instrument
                        .look(engine.get("/info"))
                        .orTimeout(30, SECONDS)
                        .join();
            }
        }
    }

    private static void skipUnless(boolean possible, String reason) {
        if (!possible) {
            System.err.println("!!! HOST INSTRUMENT TEST SKIPPED: " + reason + " !!!");
            Assumptions.abort(reason);
        }
    }

    @Test
    void shouldSeeTheEnginesSocketAsItIs() throws IOException {
        var socket = files("docker.sock").get(0);
        var real = Path.of(socket.getPath()).toRealPath();

        assertThat(socket.getTarget()).isEqualTo(real.toString());
        assertThat(socket.getKind()).isEqualTo("socket");
        assertThat(socket.getOwner()).isEqualTo(Files.getOwner(real).getName());
        assertThat(socket.getMode())
                .isEqualTo("0"
                        + Integer.toOctalString(
                                (Integer) Files.getAttribute(real, "unix:mode", LinkOption.NOFOLLOW_LINKS) & 0777));
    }

    @Test
    void shouldFindTheProgramThatRuns() {
        assertThat(files("dockerd")).singleElement().satisfies(program -> {
            assertThat(program.getPresent()).isTrue();
            assertThat(program.getPath()).endsWith("/dockerd");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(program.getTarget()))))
                    .contains("x");
        });
    }

    @Test
    void shouldHideNothingFromRoot() {
        assertThat(section(seen, SectionTypes.HOST_FILES).getFiles())
                .hasSizeGreaterThan(15)
                .allSatisfy(
                        file -> assertThat(file.getUnseen()).as(file.getPath()).isEmpty());
        assertThat(section(seen, SectionTypes.HOST_ACCOUNTS).getUnseen()).isEmpty();
        assertThat(section(seen, SectionTypes.HOST_STORAGE).getUnseen()).isEmpty();
        assertThat(section(seen, SectionTypes.HOST_LISTENERS).getUnseen()).isEmpty();
    }

    @Test
    void shouldKnowWithWhatTheDaemonRuns() {
        assertThat(seen.options().unseen()).isEmpty();
        assertThat(seen.options().hosts().orElseThrow()).isNotEmpty();
        assertThat(section(seen, SectionTypes.HOST_CONFIGURATION).getConfigurationConflicts())
                .isNotNull();
    }

    private static List<HostFile> files(String role) {
        return section(seen, SectionTypes.HOST_FILES).getFiles().stream()
                .filter(file -> file.getRole().equals(role))
                .toList();
    }
}
