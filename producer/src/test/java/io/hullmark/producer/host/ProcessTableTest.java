package io.hullmark.producer.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.wire.ContainerProcesses;
import io.hullmark.wire.RunningProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One look at the processes of the host tells what runs in each container. */
final class ProcessTableTest {
    private static final String WEB = "ab".repeat(32);
    private static final String DATABASE = "cd".repeat(32);
    private static final String SHOWN = "proc /proc proc rw,nosuid,nodev,noexec,relatime 0 0\n";

    @TempDir
    private Path directory;

    private HostTree host;

    @BeforeEach
    void mountHost() {
        host = new HostTree(directory)
                .people(
                        List.of("root:x:0:0::/root:/bin/sh", "web:x:1000:1000::/home/web:/bin/sh"),
                        List.of("root:x:0:"))
                .file("/proc/self/mounts", "644", SHOWN);
    }

    @Test
    void shouldTellProcessesByNameAndUserOfEachContainer() {
        running(10, "nginx", 0, "0::/system.slice/docker-" + WEB + ".scope");
        running(11, "nginx", 1000, "0::/system.slice/docker-" + WEB + ".scope/init.scope");
        running(12, "nginx", 1000, "0::/system.slice/docker-" + WEB + ".scope");
        running(13, "postgres", 999, "12:pids:/docker/" + DATABASE + "\n11:memory:/docker/" + DATABASE);
        running(14, "sshd", 0, "0::/system.slice/ssh.service");

        var table = table();

        assertThat(table.of(WEB)).isEqualTo(of(process("nginx", "root"), process("nginx", "web")));
        assertThat(table.of(DATABASE)).isEqualTo(of(process("postgres", "999")));
    }

    @Test
    void shouldCountAnEngineWithinAContainerToThatContainer() {
        running(10, "sleep", 0, "0::/docker/" + WEB + "/docker/" + DATABASE);

        var table = table();

        assertThat(table.of(WEB)).isEqualTo(of(process("sleep", "root")));
        assertThat(table.of(DATABASE)).isEmpty();
    }

    @Test
    void shouldDoWithoutProcessesThatHaveEndedMeanwhile() {
        running(10, "nginx", 0, "0::/docker/" + WEB);
        host.file("/proc/11/cgroup", "444", "0::/docker/" + WEB + "\n");
        host.directory("/proc/12", "555");

        assertThat(table().of(WEB)).isEqualTo(of(process("nginx", "root")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hidepid=2", "hidepid=1", "hidepid=invisible", "hidepid=ptraceable"})
    void shouldTellNothingWhereProcessesOfOthersHide(String option) {
        running(10, "nginx", 0, "0::/docker/" + WEB);
        host.file("/proc/self/mounts", "644", "proc /proc proc rw,relatime," + option + " 0 0\n");

        assertThat(table().of(WEB)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hidepid=0", "hidepid=off"})
    void shouldTellWhatDoesNotHide(String option) {
        running(10, "nginx", 0, "0::/docker/" + WEB);
        host.file("/proc/self/mounts", "644", "proc /proc proc rw,relatime," + option + " 0 0\n");

        assertThat(table().of(WEB)).isPresent();
    }

    private void running(int pid, String name, int user, String groups) {
        host.process(pid, "/bin/" + name, name)
                .file("/proc/" + pid + "/cgroup", "444", groups + "\n")
                .file(
                        "/proc/" + pid + "/status",
                        "444",
                        "Name:\t%s\nUid:\t0\t%d\t0\t0\nGid:\t0\t0\t0\t0\n".formatted(name, user));
    }

    private ProcessTable table() {
        var access = new DiskAccess();
        return ProcessTable.of(
                new Processes(host.location().proc(), access),
                People.of(new HostRoot(host.location().root(), access)));
    }

    private static RunningProcess process(String name, String user) {
        return new RunningProcess(name, user);
    }

    private static Optional<ContainerProcesses> of(RunningProcess... processes) {
        return Optional.of(new ContainerProcesses(List.of(processes)));
    }
}
