package io.hullmark.producer.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HostRootTest {
    @TempDir
    private Path directory;

    private HostTree tree;
    private HostRoot root;

    @BeforeEach
    void mount() {
        tree = new HostTree(directory);
        root = new HostRoot(tree.root(), new DiskAccess());
    }

    @Test
    void shouldFollowAbsoluteLinksInsideOfTheMountedHost() throws IOException {
        tree.file("/run/docker.sock", "660", "").link("/var/run", "/run");

        var found = root.find("/var/run/docker.sock");

        assertThat(found.target()).isEqualTo("/run/docker.sock");
        assertThat(found.stat().permissions()).isEqualTo("0660");
        assertThat(found.links()).extracting(HostRoot.Followed::path).containsExactly("/var/run");
    }

    @ParameterizedTest
    @CsvSource({"../../outside", "../../../outside", "../../../../outside", "/../outside"})
    void shouldNeverFollowALinkOutOfTheMountedHost(String target) throws IOException {
        Files.writeString(directory.resolve("outside"), "a secret of the agent's own container");
        tree.link("/etc/docker/daemon.json", target);

        assertThatThrownBy(() -> root.text("/etc/docker/daemon.json")).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void shouldStopAtTheRootAsTheHostDoes() throws IOException {
        tree.file("/data/here", "644", "of the host").link("/a/b/link", "../../../../../data/here");

        assertThat(root.text("/a/b/link")).isEqualTo("of the host");
    }

    @Test
    void shouldNotWalkInCircles() {
        tree.link("/etc/one", "/etc/two").link("/etc/two", "one");

        assertThatThrownBy(() -> root.find("/etc/one"))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("circle");
    }

    @Test
    void shouldFollowALinkToALinkAndKnowWhoHoldsEach() throws IOException {
        tree.file("/opt/docker/daemon.json", "600", "{}")
                .directory("/srv", "777")
                .link("/etc/docker", "/srv/docker")
                .link("/srv/docker", "../opt/docker");

        var found = root.find("/etc/docker/daemon.json");

        assertThat(found.target()).isEqualTo("/opt/docker/daemon.json");
        assertThat(found.links())
                .extracting(HostRoot.Followed::path, link -> link.directory().permissions())
                .containsExactly(tuple("/etc/docker", "0755"), tuple("/srv/docker", "0777"));
    }

    @Test
    void shouldFindNothingBelowAFile() {
        tree.file("/etc/docker", "644", "");

        assertThatThrownBy(() -> root.find("/etc/docker/daemon.json")).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void shouldRefuseToReadWhatIsTooLargeForConfiguration() {
        tree.file("/etc/docker/daemon.json", "644", " ".repeat((1 << 20) + 1));

        assertThatThrownBy(() -> root.text("/etc/docker/daemon.json")).hasMessageContaining("more than 1048576 bytes");
    }
}
