package io.hullmark.producer.host;

import static io.hullmark.producer.host.ViewedHost.section;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.hullmark.schemas.codec.SectionTypes;
import io.hullmark.wire.AuditWatch;
import io.hullmark.wire.Listener;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of the host around an engine, and when nothing is. */
final class HostInstrumentTest {
    private static final String SOCKETS = """
              sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
               0: 00000000:0947 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4711 1 0 100 0 0 10 0
               1: 0100007F:0277 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4712 1 0 100 0 0 10 0
               2: 0100007F:A1B2 0100007F:0277 01 00000000:00000000 00:00000000 00000000     0        0 4713 1 0 100 0 0 10 0
            """;
    private static final String SOCKETS6 = """
              sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
               0: 00000000000000000000000000000000:1F0A 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4714 1 0 100 0 0 10 0
               1: 00000000000000000000000001000000:1F0A 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4715 1 0 100 0 0 10 0
            """;

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
    void shouldListWhoMayUseTheEngineThoseToWhoseGroupItIsPrimary() {
        host.people(
                        List.of(
                                "root:x:0:0:root:/root:/bin/sh",
                                "carol:x:1001:998::/home/carol:/bin/sh",
                                "dave:x:1002:100::/:"),
                        List.of("docker:x:998:alice,bob", "dockers:x:997:mallory"))
                .process(700, "/usr/bin/dockerd", "dockerd");

        var accounts = section(viewed.look(), SectionTypes.HOST_ACCOUNTS);

        assertThat(accounts.getEngineGroup()).isEqualTo("docker");
        assertThat(accounts.getEngineGroupMembers()).containsExactly("alice", "bob", "carol");
    }

    @Test
    void shouldTakeTheGroupOfASocketThatSystemdMakesFromItsUnit() {
        host.process(700, "/usr/bin/dockerd", "dockerd", "-H", "fd://")
                .file("/usr/lib/systemd/system/docker.socket", "644", "[Socket]\nSocketGroup=operators\n")
                .people(List.of("root:x:0:0::/root:"), List.of("operators:x:1:eve", "docker:x:2:alice"));

        assertThat(section(viewed.look(), SectionTypes.HOST_ACCOUNTS).getEngineGroupMembers())
                .containsExactly("eve");
    }

    @Test
    void shouldNotTakeAGroupThatCanNotBeReadForAnEmptyOne() {
        host.process(700, "/usr/bin/dockerd", "dockerd");
        viewed.access().refuse(host.real("/etc/group"));

        var accounts = section(viewed.look(), SectionTypes.HOST_ACCOUNTS);

        assertThat(accounts.getEngineGroupMembers()).isNull();
        assertThat(accounts.getUnseen().get("engineGroupMembers")).contains("/etc/group", "CAP_DAC_READ_SEARCH");
    }

    @Test
    void shouldSeeThatTheDataHasAFileSystemOfItsOwn() {
        host.process(700, "/usr/bin/dockerd", "dockerd")
                .directory("/srv/engine data/100000.100000", "700")
                .link("/var/lib/docker", "/srv/engine data")
                .file("/proc/700/mountinfo", "444", """
                        22 1 254:0 / / rw shared:1 - ext4 /dev/vda rw
                        36 22 254:1 / /srv/engine\\040data rw - xfs /dev/vdb rw
                        """);

        var storage = section(
                viewed.look(
                        "{\"DockerRootDir\": \"/var/lib/docker/100000.100000\", \"SecurityOptions\": [\"name=userns\"]}"),
                SectionTypes.HOST_STORAGE);

        assertThat(storage.getDataRoot()).isEqualTo("/var/lib/docker");
        assertThat(storage.getDataRootMounted()).isTrue();
    }

    @Test
    void shouldSeeThatTheDataLiesOnTheFileSystemOfTheHost() {
        host.process(700, "/usr/bin/dockerd", "dockerd")
                .directory("/var/lib/docker", "710")
                .file("/proc/700/mountinfo", "444", "22 1 254:0 / / rw shared:1 - ext4 /dev/vda rw\n");

        assertThat(section(viewed.look(), SectionTypes.HOST_STORAGE).getDataRootMounted())
                .isFalse();
    }

    @Test
    void shouldSeeWhatListensInTheNetworkOfTheDaemon() {
        host.process(700, "/usr/bin/dockerd", "dockerd")
                .link("/proc/700/fd/5", "socket:[4711]")
                .file("/proc/700/net/tcp", "444", SOCKETS)
                .file("/proc/700/net/tcp6", "444", SOCKETS6);

        assertThat(section(viewed.look(), SectionTypes.HOST_LISTENERS).getListeners())
                .extracting(Listener::getAddress, Listener::getPort, Listener::getProcess)
                .containsExactly(
                        tuple("127.0.0.1", 631L, ""),
                        tuple("0.0.0.0", 2375L, "dockerd"),
                        tuple("::", 7946L, ""),
                        tuple("::1", 7946L, ""));
    }

    @Test
    void shouldNotTakeTheNetworkOrTheMountsOfAContainerForThoseOfTheEngine() {
        host.process(1, "/sbin/init", "init")
                .file("/proc/1/net/tcp", "444", SOCKETS)
                .file("/proc/1/mountinfo", "444", "22 1 254:0 / / rw shared:1 - ext4 /dev/vda rw\n")
                .directory("/var/lib/docker", "710");

        var seen = viewed.look();

        assertThat(section(seen, SectionTypes.HOST_LISTENERS).getListeners()).isNull();
        assertThat(section(seen, SectionTypes.HOST_STORAGE).getDataRootMounted())
                .isNull();
        assertThat(section(seen, SectionTypes.HOST_LISTENERS).getUnseen().get("listeners"))
                .contains("no process dockerd is to be seen");
    }

    @Test
    void shouldSayWhichRightItTakesToSeeWhoListens() {
        host.process(700, "/usr/bin/dockerd", "dockerd")
                .directory("/proc/700/fd", "500")
                .file("/proc/700/net/tcp", "444", SOCKETS);
        viewed.access().refuse(host.real("/proc/700/fd"));

        assertThat(section(viewed.look(), SectionTypes.HOST_LISTENERS).getListeners())
                .extracting(
                        Listener::getPort,
                        Listener::getProcess,
                        one -> one.getUnseen().get("process"))
                .contains(
                        tuple(
                                2375L,
                                null,
                                "finding the program that listens needs root or CAP_SYS_PTRACE, and the processes of the host"));
    }

    @Test
    void shouldTellWatchesInFilesFromThoseInForce() {
        host.file("/etc/audit/rules.d/docker.rules", "640", "-w /etc/docker -p wa -k docker\n");

        var audit = section(viewed.look(), SectionTypes.HOST_AUDIT);

        assertThat(audit.getConfiguredWatches()).containsExactly(new AuditWatch("/etc/docker", true, "wa"));
        assertThat(audit.getLoadedWatches()).isNull();
        assertThat(audit.getUnseen().get("loadedWatches")).contains("CAP_AUDIT_CONTROL");
    }

    @Test
    void shouldNotTakeItsOwnContainerForTheHost() throws IOException {
        host.file("/etc/docker/daemon.json", "644", "{}");
        Files.delete(host.real("/usr/bin/dockerd"));

        var seen = viewed.look();

        assertThat(section(seen, SectionTypes.HOST_FILES).getUnseen().get("files"))
                .contains("host.root");
        assertThat(seen.options().unseen().get("iptables")).contains("host.root");
    }

    @Test
    void shouldGiveEqualBytesForAHostThatDidNotChange() {
        host.process(700, "/usr/bin/dockerd", "dockerd").file("/etc/docker/daemon.json", "644", "{}");

        assertThat(viewed.look().sections()).isEqualTo(viewed.look().sections());
    }

    @Test
    void shouldSayOfARemoteEngineThatItsHostIsAnother() {
        var remote = viewed.look(viewed.instrument(URI.create("tcp://10.0.0.5:2376"), Duration.ofMinutes(1)));

        assertThat(remote.options().unseen().get("logLevel")).contains("over the network");
        var files = section(remote, SectionTypes.HOST_FILES);
        assertThat(files.getFiles()).isNull();
        assertThat(files.getUnseen().get("files")).contains("over the network");
    }

    @Test
    void shouldNotWaitForAFileSystemThatHangs() {
        host.file("/etc/default/docker", "644", "");
        viewed.access().hang(host.real("/etc/default/docker"));
        var instrument = viewed.instrument(URI.create("unix:///var/run/docker.sock"), Duration.ofMillis(200));

        var first = section(viewed.look(instrument), SectionTypes.HOST_FILES);
        var second = section(viewed.look(instrument), SectionTypes.HOST_FILES);

        assertThat(first.getUnseen().get("files")).isEqualTo("looking at the engine's files takes longer than PT0.2S");
        assertThat(second.getUnseen().get("files")).contains("has not ended yet");
    }
}
