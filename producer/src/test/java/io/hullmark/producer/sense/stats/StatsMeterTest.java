package io.hullmark.producer.sense.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.producer.docker.EngineAddress;
import io.hullmark.producer.fake.FakeEngine;
import io.hullmark.producer.fake.Inspections;
import io.hullmark.producer.fake.Reply;
import io.hullmark.producer.observe.RunningContainer;
import io.hullmark.producer.observe.RunningContainer.Network;
import io.hullmark.producer.sense.Samples;
import io.hullmark.wire.ContainerSample;
import io.hullmark.wire.UnmeasuredCause;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatsMeterTest {
    private static final Instant STARTED = Instant.parse("2026-03-01T12:00:00Z");
    private static final String WEB = Inspections.id("a1");
    private static final String DB = Inspections.id("b2");

    @TempDir
    private Path directory;

    private FakeEngine engine;
    private StatsMeter meter;

    @BeforeEach
    void open() {
        engine = FakeEngine.on(directory.resolve("e.sock"));
        engine.world().container(Inspections.container(WEB, "web"));
        engine.world().container(Inspections.container(DB, "db"));
        meter = new StatsMeter(engine.address(), Duration.ofMillis(500), Duration.ofMinutes(1));
    }

    @AfterEach
    void close() {
        meter.release();
        engine.close();
    }

    @Test
    void shouldMeasureWhatTheEngineTells() {
        var reading = meter.read(List.of(container(WEB, Network.OWN)));

        assertThat(reading.containers())
                .containsExactly(ContainerSample.newBuilder()
                        .setContainer(Samples.prefix(WEB))
                        .setStartedAt(STARTED.toEpochMilli())
                        .setCpuMicros(61_030_324)
                        .setCpuPeriods(1_283)
                        .setCpuThrottledPeriods(969)
                        .setCpuThrottledMicros(19_823_323)
                        .setMemoryUsageKib(2_264)
                        .setMemoryWorkingSetKib(328)
                        .setMemoryLimitKib(65_536)
                        .setMemoryPeakKib(3_992)
                        .setPids(3)
                        .setPidsLimit(50)
                        .setBlockReadBytes(1_982_464)
                        .setBlockWriteBytes(4_096)
                        .setBlockReads(4)
                        .setBlockWrites(1)
                        .setNetworkReceivedBytes(1_478)
                        .setNetworkReceivedPackets(15)
                        .setNetworkReceiveErrors(1)
                        .setNetworkReceiveDrops(2)
                        .setNetworkSentBytes(452)
                        .setNetworkSentPackets(6)
                        .setNetworkSendErrors(3)
                        .setNetworkSendDrops(4)
                        .build());
        assertThat(reading.host().getCores()).isEqualTo(2);
        assertThat(reading.host().getMemoryTotal()).isEqualTo(25_276_502_016L);
        assertThat(reading.host().getCpuTotalMicros()).isEqualTo(114_341_240_000L);
        assertThat(reading.host().getCpuBusyMicros()).isEqualTo(-1);
    }

    @Test
    void shouldReadEnginesOnVersion2() {
        engine.answer("/containers/" + WEB + "/stats", Reply.json("""
                {"pids_stats":{"current":3,"limit":18446744073709551615},
                 "blkio_stats":{"io_service_bytes_recursive":[{"op":"read","value":5},{"op":"write","value":6}],
                   "io_serviced_recursive":null},
                 "cpu_stats":{"cpu_usage":{"total_usage":5000}},
                 "memory_stats":{"usage":4096,"limit":25276502016,"stats":{"inactive_file":1024}}}
                """));

        var sample =
                meter.read(List.of(container(WEB, Network.OWN))).containers().get(0);

        assertThat(sample.getMemoryLimitKib()).isZero();
        assertThat(sample.getPidsLimit()).isZero();
        assertThat(sample.getMemoryWorkingSetKib()).isEqualTo(3);
        assertThat(sample.getMemoryPeakKib()).isEqualTo(-1);
        assertThat(sample.getBlockWriteBytes()).isEqualTo(6);
        assertThat(sample.getBlockReads()).isEqualTo(-1);
        assertThat(sample.getCpuThrottledMicros()).isEqualTo(-1);
        assertThat(sample.getNetworkReceivedBytes()).isEqualTo(-1);
    }

    @Test
    void shouldLeaveOutContainersThatAreGone() {
        engine.world().removeContainer(WEB);
        engine.answer(
                "/containers/" + DB + "/stats", Reply.json("{\"cpu_stats\":{\"cpu_usage\":{\"total_usage\":0}}}"));

        var reading = meter.read(List.of(container(WEB, Network.OWN), container(DB, Network.OWN)));

        assertThat(reading.gone()).isEqualTo(2);
        assertThat(reading.containers()).isEmpty();
        assertThat(reading.unmeasured()).isEmpty();
    }

    @Test
    void shouldNotBeHeldUpByAContainerThatHangs() {
        engine.answer("/containers/" + WEB + "/stats", Reply.silence());

        var reading = meter.read(List.of(container(WEB, Network.OWN), container(DB, Network.OWN)));

        assertThat(reading.unmeasured()).containsExactly(Samples.unmeasured(WEB, UnmeasuredCause.NO_ANSWER));
        assertThat(reading.containers())
                .extracting(ContainerSample::getContainer)
                .containsExactly(Samples.prefix(DB));
    }

    @Test
    void shouldAskForSoManyContainersAtMost() {
        var many = new ArrayList<RunningContainer>();
        for (int number = 0; number < 503; number++) {
            many.add(container(Inspections.id("%08x".formatted(number)), Network.OWN));
        }

        var reading = meter.read(many);

        assertThat(reading.gone()).isEqualTo(500);
        assertThat(reading.unmeasured())
                .hasSize(3)
                .allSatisfy(left -> assertThat(left.getCause()).isEqualTo(UnmeasuredCause.TOO_MANY));
        assertThat(engine.requests().stream().filter(path -> path.contains("/stats")))
                .hasSize(500)
                .allMatch(path -> path.endsWith("?stream=false&one-shot=true"));
    }

    @Test
    void shouldGoOnInTheNextRoundWhereOneTakesTooLong() {
        var many = new ArrayList<RunningContainer>();
        for (int number = 0; number < 12; number++) {
            many.add(container(Inspections.id("%08x".formatted(number)), Network.OWN));
            engine.world().container(Inspections.container(many.get(number).id(), "c" + number));
        }
        var hasty = new StatsMeter(engine.address(), Duration.ofSeconds(5), Duration.ZERO);

        var first = hasty.read(many);
        var second = hasty.read(many);
        hasty.release();

        assertThat(first.containers())
                .extracting(ContainerSample::getContainer)
                .hasSize(8)
                .startsWith(Samples.prefix(many.get(0).id()));
        assertThat(first.unmeasured())
                .hasSize(4)
                .allSatisfy(left -> assertThat(left.getCause()).isEqualTo(UnmeasuredCause.TOO_MANY));
        assertThat(second.containers())
                .extracting(ContainerSample::getContainer)
                .hasSize(8)
                .endsWith(Samples.prefix(many.get(11).id()));
    }

    @Test
    void shouldGiveUpARoundWhereNobodyAnswers() {
        var nobody = EngineAddress.of(directory.resolve("nobody.sock"));
        var lonely = new StatsMeter(nobody, Duration.ofMillis(500), Duration.ofMinutes(1));

        var reading = lonely.read(List.of(container(WEB, Network.OWN)));
        lonely.release();

        assertThat(reading.unmeasured()).containsExactly(Samples.unmeasured(WEB, UnmeasuredCause.NO_ANSWER));
        assertThat(reading.host().getCores()).isEqualTo(-1);
    }

    private static RunningContainer container(String id, Network network) {
        return new RunningContainer(id, 7, STARTED, network);
    }
}
