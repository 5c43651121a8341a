package io.hullmark.producer.sense.cgroup;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.producer.observe.RunningContainer.Network;
import io.hullmark.producer.sense.Samples;
import io.hullmark.wire.ContainerSample;
import io.hullmark.wire.UnmeasuredCause;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What control groups of both versions tell of containers, and what comes of those that are broken. */
class CgroupMeterTest {
    @TempDir
    private Path directory;

    @Test
    void shouldMeasureAContainerOfVersion1() throws IOException {
        var sample = RecordedHost.split(directory).sample(0);

        assertThat(sample)
                .isEqualTo(ContainerSample.newBuilder()
                        .setContainer(Samples.prefix("88cb20638a2b32e2"))
                        .setStartedAt(RecordedHost.STARTED.toEpochMilli())
                        .setCpuMicros(2_553_432)
                        .setCpuPeriods(130)
                        .setCpuThrottledPeriods(122)
                        .setCpuThrottledMicros(8_164_759)
                        .setMemoryUsageKib(9_084)
                        .setMemoryWorkingSetKib(892)
                        .setMemoryLimitKib(65_536)
                        .setMemoryPeakKib(10_248)
                        .setOomKills(0)
                        .setPids(1)
                        .setPidsLimit(50)
                        .setBlockReadBytes(4_096)
                        .setBlockWriteBytes(36_864)
                        .setBlockReads(1)
                        .setBlockWrites(10)
                        .setNetworkReceivedBytes(1_478)
                        .setNetworkReceivedPackets(15)
                        .setNetworkReceiveErrors(0)
                        .setNetworkReceiveDrops(0)
                        .setNetworkSentBytes(452)
                        .setNetworkSentPackets(6)
                        .setNetworkSendErrors(0)
                        .setNetworkSendDrops(0)
                        .setCpuPressureSome(9_206_866)
                        .setCpuPressureFull(9_202_630)
                        .setMemoryPressureSome(0)
                        .setMemoryPressureFull(0)
                        .setIoPressureSome(10_209)
                        .setIoPressureFull(10_209)
                        .build());
    }

    @Test
    void shouldMeasureAContainerOfVersion2() throws IOException {
        var sample = RecordedHost.unified(directory).sample(0);

        assertThat(sample)
                .isEqualTo(ContainerSample.newBuilder()
                        .setContainer(Samples.prefix("c0ffee1a1a1a1a1a"))
                        .setStartedAt(RecordedHost.STARTED.toEpochMilli())
                        .setCpuMicros(123_456_789)
                        .setCpuPeriods(4_000)
                        .setCpuThrottledPeriods(250)
                        .setCpuThrottledMicros(9_876_543)
                        .setMemoryUsageKib(112_640)
                        .setMemoryWorkingSetKib(61_440)
                        .setMemoryLimitKib(262_144)
                        .setMemoryPeakKib(184_320)
                        .setOomKills(2)
                        .setPids(12)
                        .setPidsLimit(200)
                        .setBlockReadBytes(1_052_672)
                        .setBlockWriteBytes(4_202_496)
                        .setBlockReads(65)
                        .setBlockWrites(258)
                        .setNetworkReceivedBytes(1_000_010)
                        .setNetworkReceivedPackets(2_001)
                        .setNetworkReceiveErrors(3)
                        .setNetworkReceiveDrops(4)
                        .setNetworkSentBytes(500_020)
                        .setNetworkSentPackets(1_502)
                        .setNetworkSendErrors(5)
                        .setNetworkSendDrops(6)
                        .setCpuPressureSome(777_777)
                        .setCpuPressureFull(666_666)
                        .setMemoryPressureSome(5_555)
                        .setMemoryPressureFull(4_444)
                        .setIoPressureSome(333)
                        .setIoPressureFull(222)
                        .build());
    }

    @Test
    void shouldMeasureTheWholeContainerWhoseProcessesAreInGroupsWithin() throws IOException {
        var sample = RecordedHost.unified(directory).sample(1);

        assertThat(sample.getCpuMicros()).isEqualTo(4_242);
        assertThat(sample.getMemoryUsageKib()).isEqualTo(20_480);
    }

    @Test
    void shouldTellNoLimitFromOneThatCanNotBeRead() throws IOException {
        var split = RecordedHost.split(directory.resolve("split")).sample(1);
        var unified = RecordedHost.unified(directory.resolve("unified")).sample(1);
        var unreadable = RecordedHost.unified(directory.resolve("unreadable"))
                .write("docker-c0ffee" + "1a".repeat(29) + ".scope/memory.max", "")
                .delete("docker-c0ffee" + "1a".repeat(29) + ".scope/pids.max")
                .sample(0);

        assertThat(List.of(split.getMemoryLimitKib(), split.getPidsLimit())).containsOnly(0L);
        assertThat(List.of(unified.getMemoryLimitKib(), unified.getPidsLimit())).containsOnly(0L);
        assertThat(List.of(unreadable.getMemoryLimitKib(), unreadable.getPidsLimit()))
                .containsOnly(-1L);
    }

    @Test
    void shouldFollowTheParentThatSomebodyChose() throws IOException {
        var sample = RecordedHost.split(directory).sample(1);

        assertThat(sample.getCpuMicros()).isEqualTo(35_580);
    }

    @Test
    void shouldLeaveOutTheNetworkOfTheHost() throws IOException {
        var sample = RecordedHost.split(directory).sample(1);

        assertThat(sample.getNetworkReceivedBytes()).isEqualTo(-1);
        assertThat(sample.getNetworkSendDrops()).isEqualTo(-1);
    }

    @Test
    void shouldGoOnWithoutAFileThatTheKernelLacks() throws IOException {
        var host = RecordedHost.unified(directory);

        var sample = host.sample(1);

        assertThat(sample.getMemoryPeakKib()).isEqualTo(-1);
        assertThat(sample.getCpuPressureSome()).isEqualTo(-1);
        assertThat(sample.getCpuThrottledPeriods()).isEqualTo(-1);
        assertThat(sample.getBlockReadBytes()).isZero();
        assertThat(sample.getMemoryUsageKib()).isPositive();
    }

    @Test
    void shouldTakeGarbageForUnreadable() throws IOException {
        var sample = RecordedHost.unified(directory)
                .write("docker-c0ffee" + "1a".repeat(29) + ".scope/memory.current", "a lot\n")
                .write(
                        "docker-c0ffee" + "1a".repeat(29) + ".scope/cpu.stat",
                        "\0\0\nusage_usec 6\nnr_periods\nnr_throttled 5x\n")
                .write("docker-c0ffee" + "1a".repeat(29) + ".scope/memory.peak", "99999999999999999999\n")
                .sample(0);

        assertThat(sample.getCpuMicros()).isEqualTo(6);
        assertThat(sample.getCpuPeriods()).isEqualTo(-1);
        assertThat(sample.getCpuThrottledPeriods()).isEqualTo(-1);
        assertThat(sample.getMemoryUsageKib()).isEqualTo(-1);
        assertThat(sample.getMemoryWorkingSetKib()).isEqualTo(-1);
        assertThat(sample.getMemoryPeakKib()).isEqualTo(Long.MAX_VALUE >> 10);
        assertThat(sample.getPids()).isEqualTo(12);
    }

    @Test
    void shouldLeaveOutAContainerThatGoesAwayHalfWay() throws IOException {
        var host = RecordedHost.split(directory);
        var meter = host.meter();
        meter.read(host.running());
        host.breakOff("docker/" + host.running().get(0).id() + "/pids.current", "No such device");
        host.delete("4711/cgroup");

        var reading = meter.read(host.running());

        assertThat(reading.containers())
                .extracting(ContainerSample::getContainer)
                .containsExactly(Samples.prefix("5d0e4c397e0948db"));
        assertThat(reading.gone()).isEqualTo(1);
        assertThat(reading.unmeasured()).isEmpty();
    }

    @Test
    void shouldGoOnWithoutAFileThatBreaksWhileItsContainerRuns() throws IOException {
        var host = RecordedHost.split(directory);
        var meter = host.meter();
        host.breakOff("docker/" + host.running().get(0).id() + "/pids.current", "Operation not supported");

        var reading = meter.read(host.running());

        assertThat(reading.containers()).hasSize(2);
        assertThat(reading.containers().get(0).getPids()).isEqualTo(-1);
        assertThat(reading.containers().get(0).getPidsLimit()).isEqualTo(50);
    }

    @Test
    void shouldSayThatAContainerIsNotFound() throws IOException {
        var host = RecordedHost.split(directory)
                .with("77".repeat(32), 4711, Network.OWN)
                .with("66".repeat(32), 9_999, Network.OWN);

        var reading = host.meter().read(host.running());

        assertThat(reading.containers()).hasSize(2);
        assertThat(reading.unmeasured())
                .containsExactly(
                        Samples.unmeasured("77".repeat(32), UnmeasuredCause.NOT_FOUND),
                        Samples.unmeasured("66".repeat(32), UnmeasuredCause.NOT_FOUND));
    }

    @Test
    void shouldSayThatAContainersFilesMayNotBeRead() throws IOException {
        var host = RecordedHost.split(directory);
        host.deny(host.running().get(0).id());
        var meter = host.meter();

        var reading = meter.read(host.running());

        assertThat(reading.containers()).hasSize(1);
        assertThat(reading.unmeasured())
                .containsExactly(Samples.unmeasured(host.running().get(0).id(), UnmeasuredCause.NOT_PERMITTED));
        assertThat(meter.probe(host.running().subList(0, 1)).obstacle())
                .get()
                .asString()
                .contains("may not be read");
    }

    @Test
    void shouldFindContainersFromANamespaceOfItsOwn() throws IOException {
        var host = RecordedHost.unified(directory);
        host.write(
                "100/cgroup",
                "0::/../../system.slice/docker-" + host.running().get(0).id() + ".scope\n");
        host.write("200/cgroup", "0::/../" + host.running().get(1).id() + "/init.scope\n");

        var reading = host.meter().read(host.running());

        assertThat(reading.containers())
                .extracting(ContainerSample::getCpuMicros)
                .containsExactly(123_456_789L, 4_242L);
    }

    @Test
    void shouldMeasureTheHost() throws IOException {
        var sample = RecordedHost.unified(directory).meter().read(List.of()).host();

        assertThat(sample.getCores()).isEqualTo(4);
        assertThat(sample.getCpuBusyMicros()).isEqualTo(16_200_000);
        assertThat(sample.getCpuTotalMicros()).isEqualTo(919_200_000);
        assertThat(sample.getMemoryTotal()).isEqualTo(16_315_752L << 10);
        assertThat(sample.getMemoryAvailable()).isEqualTo(9_000_000L << 10);
        assertThat(List.of(sample.getLoad1(), sample.getLoad5(), sample.getLoad15()))
                .containsExactly(0.52f, 1.25f, 12.07f);
        assertThat(sample.getCpuPressureSome()).isEqualTo(5_000_000);
        assertThat(sample.getMemoryPressureFull()).isEqualTo(6_000);
        assertThat(sample.getIoPressureSome()).isEqualTo(900_000);
        assertThat(sample.getEngineDiskSize()).isEqualTo(directory.toFile().getTotalSpace());
        assertThat(sample.getEngineDiskAvailable()).isPositive();
    }
}
