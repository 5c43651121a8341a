package io.hullmark.producer.sense.cgroup;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.producer.sense.Probe;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether control groups can be measured here, and what stands in the way. */
class CgroupProbeTest {
    @TempDir
    private Path directory;

    @Test
    void shouldBeReadyWhereEverythingIsThere() throws IOException {
        var host = RecordedHost.split(directory);

        assertThat(host.meter().probe(host.running())).isEqualTo(new Probe.Ready());
    }

    @Test
    void shouldSayWhatIsMissingHere() throws IOException {
        var host = RecordedHost.unified(directory);

        var probe = host.meter().probe(List.of(host.running().get(1)));

        assertThat(probe)
                .isInstanceOfSatisfying(
                        Probe.Degraded.class,
                        degraded -> assertThat(degraded.gaps())
                                .extracting(Probe.Gap::missing)
                                .containsExactly("throttling", "memory-peak", "pressure"));
    }

    @Test
    void shouldBeUnavailableWhereProcessesAreHidden() throws IOException {
        var host = RecordedHost.unified(directory);
        host.delete("100/cgroup").delete("200/cgroup");

        assertThat(host.meter().probe(host.running()).obstacle())
                .get()
                .asString()
                .contains("--pid host, or host.proc");
    }

    @Test
    void shouldBeUnavailableWithoutControlGroups() throws IOException {
        var host = RecordedHost.unified(directory.resolve("real"));
        var meter = CgroupMeter.of(RecordedHost.LOCAL, directory, directory.resolve("real/proc"), host);

        assertThat(meter.probe(host.running()).obstacle()).get().asString().contains("host.root");
    }

    @Test
    void shouldBeUnavailableForAnEngineElsewhere() throws IOException {
        var host = RecordedHost.unified(directory);
        var meter = CgroupMeter.of(URI.create("tcp://10.0.0.7:2376"), directory, directory.resolve("proc"), host);

        assertThat(meter.probe(host.running()).obstacle()).get().asString().contains("over the network");
    }
}
