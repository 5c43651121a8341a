package io.hullmark.producer.sense.cgroup;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.producer.observe.RunningContainer;
import io.hullmark.producer.observe.RunningContainer.Network;
import io.hullmark.wire.ContainerSample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files stay open between two ticks, as long as they are those of the container that they were opened for. */
class KeptFilesTest {
    @TempDir
    private Path directory;

    @Test
    void shouldGoOnWithoutKeepingFilesOpenWhereThereAreManyContainers() throws IOException {
        var host = RecordedHost.unified(directory);
        var copies = new ArrayList<RunningContainer>();
        for (int number = 0; number < 300; number++) {
            var id = "%064x".formatted(number);
            var pid = 1_000 + number;
            Files.createDirectories(directory.resolve("proc/" + pid));
            Files.writeString(directory.resolve("proc/" + pid + "/cgroup"), "0::/docker/" + id + "\n");
            var group = Files.createDirectories(directory.resolve("sys/fs/cgroup/docker/" + id));
            for (Path file : files(directory.resolve("sys/fs/cgroup/docker/badcab1e" + "2b".repeat(28)))) {
                Files.copy(file, group.resolve(file.getFileName()));
            }
            copies.add(new RunningContainer(id, pid, RecordedHost.STARTED, Network.SHARED));
        }
        var meter = host.meter();
        meter.read(copies);

        var reading = meter.read(copies);

        assertThat(reading.containers())
                .hasSize(300)
                .extracting(ContainerSample::getPids)
                .containsOnly(3L);
        assertThat(host.opened("%064x".formatted(0) + "/pids.current")).isEqualTo(1);
        assertThat(host.opened("%064x".formatted(299) + "/pids.current")).isEqualTo(2);
    }

    private static List<Path> files(Path directory) throws IOException {
        try (var entries = Files.list(directory)) {
            return entries.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void shouldKeepFilesOpenButNotThoseOfTheNetwork() throws IOException {
        var host = RecordedHost.split(directory);
        var meter = host.meter();

        meter.read(host.running());
        meter.read(host.running());
        meter.read(host.running());

        assertThat(host.opened("docker/" + host.running().get(0).id() + "/memory.stat"))
                .isEqualTo(1);
        assertThat(host.opened("4711/net/dev")).isEqualTo(3);
    }

    @Test
    void shouldOpenTheFilesOfAContainerThatWasStartedAnew() throws IOException {
        var host = RecordedHost.unified(directory);
        var meter = host.meter();
        meter.read(host.running());
        var id = host.running().get(0).id();
        host.write("100/cgroup", "0::/another/" + id + "\n");
        Files.createDirectories(directory.resolve("sys/fs/cgroup/another/" + id));
        Files.writeString(directory.resolve("sys/fs/cgroup/another/" + id + "/cpu.stat"), "usage_usec 7\n");
        var anew = new RunningContainer(id, 100, RecordedHost.STARTED.plusSeconds(60), Network.OWN);

        var reading = meter.read(List.of(anew));

        assertThat(reading.containers()).singleElement().satisfies(sample -> {
            assertThat(sample.getCpuMicros()).isEqualTo(7);
            assertThat(sample.getStartedAt())
                    .isEqualTo(RecordedHost.STARTED.plusSeconds(60).toEpochMilli());
        });
    }
}
