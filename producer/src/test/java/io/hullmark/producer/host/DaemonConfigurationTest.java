package io.hullmark.producer.host;

import static io.hullmark.producer.host.ViewedHost.file;
import static io.hullmark.producer.host.ViewedHost.files;
import static io.hullmark.producer.host.ViewedHost.section;
import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.producer.translate.DaemonOptions;
import io.hullmark.schemas.codec.SectionTypes;
import io.hullmark.wire.HostFile;
import io.hullmark.wire.Ulimit;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the daemon is configured: its file, its flags, and where they disagree. */
final class DaemonConfigurationTest {
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

        var seen = viewed.look();

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

        var options = viewed.look().options();

        assertThat(options.logLevel()).contains("info");
        assertThat(options.iptables()).isEmpty();
        assertThat(options.unseen().get("iptables"))
                .startsWith("/etc/docker/daemon.json is no JSON: line 1")
                .doesNotContain("s3cr3t");
    }

    @Test
    void shouldNotGuessAtFlagsOfADaemonThatItCanNotSee() {
        host.file("/etc/docker/daemon.json", "644", "{\"log-level\": \"debug\"}");

        var options = viewed.look().options();

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

        var seen = viewed.look();

        assertThat(seen.options().userlandProxy()).contains(false);
        assertThat(seen.options().hosts()).contains(List.of("fd://"));
        assertThat(files(seen)).extracting(HostFile::getPath).contains("/run/docker.sock");
    }

    @Test
    void shouldTellTheDaemonThatServesItsSocketFromOthers() {
        host.process(600, "/usr/bin/dockerd", "dockerd", "--host=unix:///tmp/other.sock", "--log-level=debug")
                .process(700, "/usr/bin/dockerd", "dockerd", "--host=unix:///var/run/docker.sock", "--log-level=warn");

        assertThat(viewed.look().options().logLevel()).contains("warn");
    }

    @Test
    void shouldTellWhatChangedInTheFileSinceTheDaemonStarted() {
        host.process(700, "/usr/bin/dockerd", "dockerd")
                .file("/etc/docker/daemon.json", "644", "{\"log-driver\": \"syslog\", \"live-restore\": true}");

        var seen = viewed.look("{\"LoggingDriver\": \"json-file\", \"LiveRestoreEnabled\": true}");

        assertThat(section(seen, SectionTypes.HOST_CONFIGURATION).getConfigurationConflicts())
                .containsExactly("log-driver");
    }
}
