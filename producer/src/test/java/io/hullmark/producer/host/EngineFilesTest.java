package io.hullmark.producer.host;

import static io.hullmark.producer.host.ViewedHost.NOW;
import static io.hullmark.producer.host.ViewedHost.file;
import static io.hullmark.producer.host.ViewedHost.files;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.hullmark.wire.FileLink;
import io.hullmark.wire.HostFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of the files of an engine. */
final class EngineFilesTest {
    private ViewedHost viewed;
    private HostTree host;

    @BeforeEach
    void furnish(@TempDir Path directory) {
        viewed = new ViewedHost(directory);
        host = viewed.tree();
    }

    @AfterEach
    void letGo() {
        viewed.close();
    }

    @Test
    void shouldTellOfAFileWhatItsDirectorySays() {
        host.file("/etc/docker/daemon.json", "640", "{}");

        var file = file(viewed.look(), "daemon.json");

        assertThat(file.getPath()).isEqualTo("/etc/docker/daemon.json");
        assertThat(file.getTarget()).isEqualTo("/etc/docker/daemon.json");
        assertThat(file.getPresent()).isTrue();
        assertThat(file.getKind()).isEqualTo("file");
        assertThat(file.getMode()).isEqualTo("0640");
        assertThat(file.getOwner()).isNotEmpty();
        assertThat(file.getUnseen()).isEmpty();
    }

    @Test
    void shouldTellThatAFileIsNotThere() {
        var file = file(viewed.look(), "daemon.json");

        assertThat(file.getPresent()).isFalse();
        assertThat(file.getMode()).isEmpty();
        assertThat(file.getUnseen()).isEmpty();
    }

    @Test
    void shouldNameTheRightThatIsMissingAndStillTellOfOtherFiles() {
        host.file("/etc/docker/daemon.json", "600", "{}")
                .directory("/etc/default", "755")
                .file("/etc/default/docker", "644", "");
        viewed.access().refuse(host.real("/etc/docker/daemon.json"));

        var seen = viewed.look();

        assertThat(file(seen, "daemon.json").getMode()).isNull();
        assertThat(file(seen, "daemon.json").getUnseen())
                .containsEntry("mode", "reading /etc/docker/daemon.json needs root or CAP_DAC_READ_SEARCH")
                .containsKeys("present", "owner", "group", "kind");
        assertThat(file(seen, "default-docker").getMode()).isEqualTo("0644");
    }

    @Test
    void shouldSayThatCertificatesMayBeHiddenWhenTheirDirectoryIs() {
        host.directory("/etc/docker/certs.d", "700");
        viewed.access().refuse(host.real("/etc/docker/certs.d"));

        assertThat(file(viewed.look(), "registry-certificate").getUnseen().get("present"))
                .contains("/etc/docker/certs.d", "CAP_DAC_READ_SEARCH");
    }

    @Test
    void shouldTellWhoHoldsTheLinksThatLeadToAFile() {
        host.file("/run/docker.sock", "660", "").link("/var/run", "/run");

        var socket = file(viewed.look(), "docker.sock");

        assertThat(socket.getTarget()).isEqualTo("/run/docker.sock");
        assertThat(socket.getLinks()).extracting(FileLink::getPath).containsExactly("/var/run");
        assertThat(socket.getLinks()).extracting(FileLink::getDirectoryMode).doesNotContainNull();
    }

    @Test
    void shouldFindUnitsWhereSystemdDoesAndTheirDropIns() {
        host.file("/etc/systemd/system/docker.service", "644", "[Service]\n")
                .file("/lib/systemd/system/docker.service", "666", "[Service]\n")
                .file("/etc/systemd/system/docker.service.d/flags.conf", "664", "[Service]\n")
                .file("/lib/systemd/system/docker.service.d/flags.conf", "644", "[Service]\n");

        assertThat(files(viewed.look()).stream().filter(file -> file.getRole().equals("docker.service")))
                .extracting(HostFile::getPath, HostFile::getMode)
                .containsExactly(
                        tuple("/etc/systemd/system/docker.service", "0644"),
                        tuple("/etc/systemd/system/docker.service.d/flags.conf", "0664"));
    }

    @Test
    void shouldTellTheAgeOfTheSwarmsCertificateOnly() throws IOException {
        var path = "/var/lib/docker/swarm/certificates/swarm-root-ca.crt";
        host.file(path, "644", "").file("/etc/docker/daemon.json", "644", "{}");
        Files.setLastModifiedTime(host.real(path), FileTime.from(NOW.minus(Duration.ofDays(91))));

        var seen = viewed.look("{\"DockerRootDir\": \"/var/lib/docker\", \"Swarm\": {\"LocalNodeState\": \"active\"}}");

        assertThat(file(seen, "swarm-ca").getAgeDays()).isEqualTo(91);
        assertThat(file(seen, "daemon.json").getAgeDays()).isNull();
    }
}
