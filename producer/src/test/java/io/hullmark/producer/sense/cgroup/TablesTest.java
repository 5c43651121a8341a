package io.hullmark.producer.sense.cgroup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TablesTest {
    private static final String HEADER = """
            Inter-|   Receive                                                |  Transmit
             face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
            """;

    @Test
    void shouldAddUpAllDevicesOfIoStat() {
        var text = KernelText.of(
                "8:0 rbytes=1 wbytes=2 rios=3 wios=4 dbytes=9 dios=9\n253:0 rbytes=10 wbytes=20 rios=30 wios=40\n");

        assertThat(Tables.ioStat(text)).containsExactly(11, 22, 33, 44);
    }

    @Test
    void shouldPassOverDevicesThatSayNothing() {
        assertThat(Tables.ioStat(KernelText.of("8:0 \n253:0 rbytes=10 wbytes=20 rios=30 wios=40\n")))
                .containsExactly(10, 20, 30, 40);
    }

    @Test
    void shouldTellNoInputAndOutputFromNothingReadable() {
        assertThat(Tables.ioStat(KernelText.of(""))).containsOnly(0);
        assertThat(Tables.blkio(KernelText.of(""))).containsOnly(0);
        assertThat(Tables.blkio(KernelText.of("Total 0\n"))).containsOnly(0);
        assertThat(Tables.ioStat(KernelText.of("no such table\n"))).containsOnly(-1);
        assertThat(Tables.blkio(KernelText.of("no such table\n"))).containsOnly(-1);
    }

    @Test
    void shouldAddUpReadsAndWritesOfAllDevices() {
        var text = KernelText.of("""
                254:0 Read 4096
                254:0 Write 36864
                254:0 Sync 40960
                254:0 Async 0
                254:0 Discard 0
                254:0 Total 40960
                8:16 Read 1
                8:16 Write 2
                8:16 Total 3
                Total 40963
                """);

        assertThat(Tables.blkio(text)).containsExactly(4097, 36866);
    }

    @Test
    void shouldAddUpAllInterfacesButLoopback() {
        var text = KernelText.of(HEADER
                + "    lo: 999 99 9 9 0 0 0 0 999 99 9 9 0 0 0 0\n"
                + "  eth0: 1000 20 3 4 0 0 0 0 500 15 5 6 0 0 0 0\n"
                + "lowpan0:10 1 0 0 0 0 0 0 20 2 0 0 0 0 0 0\n");

        assertThat(Tables.netDev(text)).containsExactly(1010, 21, 3, 4, 520, 17, 5, 6);
    }

    @Test
    void shouldNotGuessTheNetworkFromAnotherTable() {
        assertThat(Tables.netDev(KernelText.of(""))).containsOnly(-1);
        assertThat(Tables.netDev(KernelText.of(HEADER + "  eth0: 1000 20 three\n")))
                .containsOnly(-1);
        assertThat(Tables.netDev(KernelText.of(HEADER))).containsOnly(0);
    }

    @Test
    void shouldStopAtTheLargestNumberRatherThanRunOver() {
        var text = KernelText.of(
                "8:0 rbytes=9223372036854775807 wbytes=1 rios=1 wios=1\n8:1 rbytes=5 wbytes=1 rios=1 wios=1\n");

        assertThat(Tables.ioStat(text)).containsExactly(Long.MAX_VALUE, 2, 2, 2);
    }

    @Test
    void shouldReadTheTotalsOfPressure() {
        var whole = KernelText.of(
                "some avg10=1.50 avg60=0.10 avg300=0.05 total=777\nfull avg10=0.00 avg60=0.00 avg300=0.00 total=66\n");
        var beforeFullWasKept = KernelText.of("some avg10=1.50 avg60=0.10 avg300=0.05 total=777\n");

        assertThat(Tables.pressure(whole)).containsExactly(777, 66);
        assertThat(Tables.pressure(beforeFullWasKept)).containsExactly(777, -1);
        assertThat(Tables.pressure(KernelText.of(""))).containsOnly(-1);
    }
}
