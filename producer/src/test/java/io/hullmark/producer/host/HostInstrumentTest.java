package io.hullmark.producer.host;

import static io.hullmark.producer.fake.Inspections.parse;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.hullmark.producer.redact.Redactor;
import io.hullmark.producer.translate.DaemonOptions;
import io.hullmark.producer.translate.Surroundings;
import io.hullmark.schemas.codec.SectionType;
import io.hullmark.schemas.codec.SectionTypes;
import io.hullmark.schemas.codec.UnreadableRecordException;
import io.hullmark.wire.AuditWatch;
import io.hullmark.wire.FileLink;
import io.hullmark.wire.HostFile;
import io.hullmark.wire.Listener;
import io.hullmark.wire.Ulimit;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HostInstrumentTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final String INFO = "{\"DockerRootDir\": \"/var/lib/docker\"}";
    private static final Redactor REDACTOR =
            new Redactor("a key for nothing but tests".getBytes(StandardCharsets.UTF_8));

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

    @TempDir
    private Path directory;

    private final RefusingAccess access = new RefusingAccess();
    private HostTree host;

    @BeforeEach
    void mount() {
        host = new HostTree(directory)
                .file("/usr/bin/dockerd", "755", "")
                .people(
                        List.of("root:x:0:0:root:/root:/bin/bash", "alice:x:1000:1000::/home/alice:/bin/sh"),
                        List.of("root:x:0:", "docker:x:998:alice,bob"));
    }

    @AfterEach
    void letGo() {
        access.release();
    }

    @Test
    void shouldTellOfAFileWhatItsDirectorySays() {
        host.file("/etc/docker/daemon.json", "640", "{}");

        var file = file(look(), "daemon.json");

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
        var file = file(look(), "daemon.json");

        assertThat(file.getPresent()).isFalse();
        assertThat(file.getMode()).isEmpty();
        assertThat(file.getUnseen()).isEmpty();
    }

    @Test
    void shouldNameTheRightThatIsMissingAndStillTellOfOtherFiles() {
        host.file("/etc/docker/daemon.json", "600", "{}")
                .directory("/etc/default", "755")
                .file("/etc/default/docker", "644", "");
        access.refuse(host.real("/etc/docker/daemon.json"));

        var seen = look();

        assertThat(file(seen, "daemon.json").getMode()).isNull();
        assertThat(file(seen, "daemon.json").getUnseen())
                .containsEntry("mode", "reading /etc/docker/daemon.json needs root or CAP_DAC_READ_SEARCH")
                .containsKeys("present", "owner", "group", "kind");
        assertThat(file(seen, "default-docker").getMode()).isEqualTo("0644");
    }

    @Test
    void shouldSayThatCertificatesMayBeHiddenWhenTheirDirectoryIs() {
        host.directory("/etc/docker/certs.d", "700");
        access.refuse(host.real("/etc/docker/certs.d"));

        assertThat(file(look(), "registry-certificate").getUnseen().get("present"))
                .contains("/etc/docker/certs.d", "CAP_DAC_READ_SEARCH");
    }

    @Test
    void shouldTellWhoHoldsTheLinksThatLeadToAFile() {
        host.file("/run/docker.sock", "660", "").link("/var/run", "/run");

        var socket = file(look(), "docker.sock");

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

        assertThat(files(look()).stream().filter(file -> file.getRole().equals("docker.service")))
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

        var seen = look("{\"DockerRootDir\": \"/var/lib/docker\", \"Swarm\": {\"LocalNodeState\": \"active\"}}");

        assertThat(file(seen, "swarm-ca").getAgeDays()).isEqualTo(91);
        assertThat(file(seen, "daemon.json").getAgeDays()).isNull();
    }

    @Test
    void shouldMergeTheDaemonsFileWithItsFlags() {
        host.process(
                        700,
                        "/opt/bin/dockerd",
                        "dockerd",
                        "-H",
                        "unix:///var/run/docker.sock",
                        "--iptables=false",
                        "--config-file=/etc/engine.json")
                .file("/opt/bin/dockerd", "755", "")
                .file("/etc/engine.json", "644", """
                        {"log-level": "warn", "hosts": ["tcp://0.0.0.0:2376"], "tlsverify": true, "tlscacert": "/etc/engine/ca.pem",
                         "default-ulimits": {"nofile": {"Name": "nofile", "Soft": 1024, "Hard": 4096}}}""");

        var seen = look();

        assertThat(seen.options())
                .returns(Optional.of("warn"), DaemonOptions::logLevel)
                .returns(Optional.of(false), DaemonOptions::iptables)
                .returns(Optional.of(true), DaemonOptions::userlandProxy)
                .returns(Optional.of(List.of(new Ulimit("nofile", 1024L, 4096L))), DaemonOptions::defaultUlimits)
                .returns(Optional.of(""), DaemonOptions::cgroupParent)
                .returns(Optional.of(List.of("unix:///var/run/docker.sock")), DaemonOptions::hosts)
                .returns(Optional.of(true), DaemonOptions::tlsVerify);
        assertThat(seen.options().unseen()).isEmpty();
        var configuration = section(seen, SectionTypes.HOST_CONFIGURATION);
        assertThat(configuration.getDaemonConfigFile()).isEqualTo("/etc/engine.json");
        assertThat(configuration.getConfigurationConflicts()).containsExactly("hosts");
        assertThat(configuration.getTlsCaCert()).isEqualTo("/etc/engine/ca.pem");
        assertThat(configuration.getTlsKey()).isEqualTo("/root/.docker/key.pem");
        assertThat(file(seen, "dockerd").getPath()).isEqualTo("/opt/bin/dockerd");
        assertThat(file(seen, "tls-ca").getPath()).isEqualTo("/etc/engine/ca.pem");
    }

    @Test
    void shouldSayThatAFileWhichIsNoJsonDecidesNothingButWhatFlagsSet() {
        host.process(700, "/usr/bin/dockerd", "dockerd", "--log-level=info")
                .file("/etc/docker/daemon.json", "644", "{\"registry-token\": \"s3cr3t-value");

        var options = look().options();

        assertThat(options.logLevel()).contains("info");
        assertThat(options.iptables()).isEmpty();
        assertThat(options.unseen().get("iptables"))
                .startsWith("/etc/docker/daemon.json is no JSON: line 1")
                .doesNotContain("s3cr3t");
    }

    @Test
    void shouldNotGuessAtFlagsOfADaemonThatItCanNotSee() {
        host.file("/etc/docker/daemon.json", "644", "{\"log-level\": \"debug\"}");

        var options = look().options();

        assertThat(options.logLevel()).contains("debug");
        assertThat(options.userlandProxy()).isEmpty();
        assertThat(options.unseen().get("userlandProxy")).contains("no process dockerd is to be seen");
    }

    @Test
    void shouldTakeTheFlagsOfTheUnitWhenNoDaemonIsToBeSeen() {
        host.file("/lib/systemd/system/docker.service", "644", """
                        [Service]
                        ExecStart=/usr/bin/dockerd -H fd:// \\
                            --userland-proxy=false
                        """)
                .file("/lib/systemd/system/docker.socket", "644", "[Socket]\nListenStream=%t/docker.sock\n")
                .file("/run/docker.sock", "660", "");

        var seen = look();

        assertThat(seen.options().userlandProxy()).contains(false);
        assertThat(seen.options().hosts()).contains(List.of("fd://"));
        assertThat(files(seen)).extracting(HostFile::getPath).contains("/run/docker.sock");
    }

    @Test
    void shouldTellTheDaemonThatServesItsSocketFromOthers() {
        host.process(600, "/usr/bin/dockerd", "dockerd", "--host=unix:///tmp/other.sock", "--log-level=debug")
                .process(700, "/usr/bin/dockerd", "dockerd", "--host=unix:///var/run/docker.sock", "--log-level=warn");

        assertThat(look().options().logLevel()).contains("warn");
    }

    @Test
    void shouldTellWhatChangedInTheFileSinceTheDaemonStarted() {
        host.process(700, "/usr/bin/dockerd", "dockerd")
                .file("/etc/docker/daemon.json", "644", "{\"log-driver\": \"syslog\", \"live-restore\": true}");

        var seen = look("{\"LoggingDriver\": \"json-file\", \"LiveRestoreEnabled\": true}");

        assertThat(section(seen, SectionTypes.HOST_CONFIGURATION).getConfigurationConflicts())
                .containsExactly("log-driver");
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

        var accounts = section(look(), SectionTypes.HOST_ACCOUNTS);

        assertThat(accounts.getEngineGroup()).isEqualTo("docker");
        assertThat(accounts.getEngineGroupMembers()).containsExactly("alice", "bob", "carol");
    }

    @Test
    void shouldTakeTheGroupOfASocketThatSystemdMakesFromItsUnit() {
        host.process(700, "/usr/bin/dockerd", "dockerd", "-H", "fd://")
                .file("/usr/lib/systemd/system/docker.socket", "644", "[Socket]\nSocketGroup=operators\n")
                .people(List.of("root:x:0:0::/root:"), List.of("operators:x:1:eve", "docker:x:2:alice"));

        assertThat(section(look(), SectionTypes.HOST_ACCOUNTS).getEngineGroupMembers())
                .containsExactly("eve");
    }

    @Test
    void shouldNotTakeAGroupThatCanNotBeReadForAnEmptyOne() {
        host.process(700, "/usr/bin/dockerd", "dockerd");
        access.refuse(host.real("/etc/group"));

        var accounts = section(look(), SectionTypes.HOST_ACCOUNTS);

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
                look("{\"DockerRootDir\": \"/var/lib/docker/100000.100000\", \"SecurityOptions\": [\"name=userns\"]}"),
                SectionTypes.HOST_STORAGE);

        assertThat(storage.getDataRoot()).isEqualTo("/var/lib/docker");
        assertThat(storage.getDataRootMounted()).isTrue();
    }

    @Test
    void shouldSeeThatTheDataLiesOnTheFileSystemOfTheHost() {
        host.process(700, "/usr/bin/dockerd", "dockerd")
                .directory("/var/lib/docker", "710")
                .file("/proc/700/mountinfo", "444", "22 1 254:0 / / rw shared:1 - ext4 /dev/vda rw\n");

        assertThat(section(look(), SectionTypes.HOST_STORAGE).getDataRootMounted())
                .isFalse();
    }

    @Test
    void shouldSeeWhatListensInTheNetworkOfTheDaemon() {
        host.process(700, "/usr/bin/dockerd", "dockerd")
                .link("/proc/700/fd/5", "socket:[4711]")
                .file("/proc/700/net/tcp", "444", SOCKETS)
                .file("/proc/700/net/tcp6", "444", SOCKETS6);

        assertThat(section(look(), SectionTypes.HOST_LISTENERS).getListeners())
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

        var seen = look();

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
        access.refuse(host.real("/proc/700/fd"));

        assertThat(section(look(), SectionTypes.HOST_LISTENERS).getListeners())
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

        var audit = section(look(), SectionTypes.HOST_AUDIT);

        assertThat(audit.getConfiguredWatches()).containsExactly(new AuditWatch("/etc/docker", true, "wa"));
        assertThat(audit.getLoadedWatches()).isNull();
        assertThat(audit.getUnseen().get("loadedWatches")).contains("CAP_AUDIT_CONTROL");
    }

    @Test
    void shouldNotTakeItsOwnContainerForTheHost() throws IOException {
        host.file("/etc/docker/daemon.json", "644", "{}");
        Files.delete(host.real("/usr/bin/dockerd"));

        var seen = look();

        assertThat(section(seen, SectionTypes.HOST_FILES).getUnseen().get("files"))
                .contains("host.root");
        assertThat(seen.options().unseen().get("iptables")).contains("host.root");
    }

    @Test
    void shouldGiveEqualBytesForAHostThatDidNotChange() {
        host.process(700, "/usr/bin/dockerd", "dockerd").file("/etc/docker/daemon.json", "644", "{}");

        assertThat(look().sections()).isEqualTo(look().sections());
    }

    @Test
    void shouldSayOfARemoteEngineThatItsHostIsAnother() {
        var remote = look(instrument(URI.create("tcp://10.0.0.5:2376"), Duration.ofMinutes(1)), INFO);

        assertThat(remote.options().unseen().get("logLevel")).contains("over the network");
        var files = section(remote, SectionTypes.HOST_FILES);
        assertThat(files.getFiles()).isNull();
        assertThat(files.getUnseen().get("files")).contains("over the network");
    }

    @Test
    void shouldNotWaitForAFileSystemThatHangs() {
        host.file("/etc/default/docker", "644", "");
        access.hang(host.real("/etc/default/docker"));
        var instrument = instrument(URI.create("unix:///var/run/docker.sock"), Duration.ofMillis(200));

        var first = section(look(instrument, INFO), SectionTypes.HOST_FILES);
        var second = section(look(instrument, INFO), SectionTypes.HOST_FILES);

        assertThat(first.getUnseen().get("files")).isEqualTo("looking at the engine's files takes longer than PT0.2S");
        assertThat(second.getUnseen().get("files")).contains("has not ended yet");
    }

    private Surroundings look() {
        return look(INFO);
    }

    private Surroundings look(String info) {
        return look(instrument(URI.create("unix:///var/run/docker.sock"), Duration.ofMinutes(1)), info);
    }

    private static Surroundings look(HostInstrument instrument, String info) {
        return instrument.look(parse(info)).orTimeout(30, SECONDS).join();
    }

    private HostInstrument instrument(URI engine, Duration limit) {
        return new HostInstrument(engine, host.location(), access, REDACTOR, () -> NOW, limit);
    }

    private static HostFile file(Surroundings seen, String role) {
        return files(seen).stream()
                .filter(file -> file.getRole().equals(role))
                .findFirst()
                .orElseThrow();
    }

    private static List<HostFile> files(Surroundings seen) {
        return section(seen, SectionTypes.HOST_FILES).getFiles();
    }

    static <T extends SpecificRecord> T section(Surroundings seen, SectionType<T> type) {
        try {
            return type.read(seen.sections().stream()
                    .filter(section -> section.getName().equals(type.name()))
                    .findFirst()
                    .orElseThrow());
        } catch (UnreadableRecordException e) {
            throw new AssertionError(e);
        }
    }
}
