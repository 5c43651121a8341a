package io.hullmark.producer.sense.cgroup;

import static io.hullmark.producer.sense.cgroup.KernelText.UNREADABLE;
import static io.hullmark.producer.sense.cgroup.KernelText.ascii;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KernelTextTest {
    private static final String CPU_STAT =
            "nr_periods 130\nnr_throttled_more 5\nnr_throttled 122\nthrottled_time oops\n";

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "'4096\n', 4096",
        "'0', 0",
        "'max\n', 9223372036854775807",
        "'9223372036854771712\n', 9223372036854771712",
        "'9223372036854775807\n', 9223372036854775807",
        "'9223372036854775808\n', 9223372036854775807",
        "'18446744073709551615\n', 9223372036854775807",
        "'99999999999999999999999999\n', 9223372036854775807",
        "'', -1",
        "'\n', -1",
        "'-5\n', -1",
        "'maximum\n', -1",
        "'garbage\n', -1",
        "'12kB\n', -1",
    })
    void shouldReadASingleNumber(String text, long number) {
        assertThat(KernelText.of(text).only()).isEqualTo(number);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"nr_periods, 130", "nr_throttled, 122", "throttled_time, -1", "nr, -1", "nr_bursts, -1"})
    void shouldReadTheNumberAfterAKey(String key, long number) {
        assertThat(KernelText.of(CPU_STAT).after(ascii(key))).isEqualTo(number);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"rbytes, 1", "wbytes, 22", "rios, 333", "bytes, -1", "rio, -1", "wios, -1", "dios, -1"})
    void shouldReadTheNumberOfAName(String name, long number) {
        var text = KernelText.of("8:0 rbytes=1 wbytes=22 rios=333 wios\n8:16 dios=4\n");

        assertThat(text.named(ascii(name))).isEqualTo(number);
    }

    @Test
    void shouldNotReadBeyondItsEnd() {
        var text = new KernelText(8);
        System.arraycopy(ascii("12345678"), 0, text.buffer(), 0, 8);
        text.filled(3);

        assertThat(text.only()).isEqualTo(123);
        assertThat(text.after(ascii("45"))).isEqualTo(UNREADABLE);
    }
}
