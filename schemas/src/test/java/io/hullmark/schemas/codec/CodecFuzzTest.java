package io.hullmark.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** Damaged records either decode to something or fail in the one way there is, and never take much memory. */
class CodecFuzzTest {
    private static final int ROUNDS_PER_RECORD = 4_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void shouldFailInOneWayOnlyAndWithoutTakingMemory() {
        for (var type : RecordTypes.all()) {
            fuzz(type, 20_261_121L);
        }
    }

    private static <T extends SpecificRecord> void fuzz(Class<T> type, long seed) {
        var codec = Codec.of(type);
        var random = new Random(seed);
        int refused = 0;
        var records = FullRecords.of(type);
        for (int round = 0; round < ROUNDS_PER_RECORD; round++) {
            var bytes = damage(codec.encode(records.get(round % records.size())), random);
            long before = THREADS.getCurrentThreadAllocatedBytes();
            try {
                codec.decode(bytes);
            } catch (UnreadableRecordException expected) {
                refused++;
            } catch (Throwable t) {
                fail(
                        "%s, seed %d, round %d: %s"
                                .formatted(type, seed, round, HexFormat.of().formatHex(bytes)),
                        t);
            }
            // Records here have at most a few kilobytes; the rest is what an exception with its stack takes.
            assertThat(THREADS.getCurrentThreadAllocatedBytes() - before)
                    .as(
                            "%s, seed %d, round %d: %s",
                            type, seed, round, HexFormat.of().formatHex(bytes))
                    .isLessThan(1 << 20);
        }
        assertThat(refused).as("damaged %s that were noticed", type).isGreaterThan(ROUNDS_PER_RECORD / 4);
    }

    private static byte[] damage(byte[] bytes, Random random) {
        var damaged = bytes.clone();
        // Half of the damage spares the header: otherwise the fingerprint hides the rest.
        int from = random.nextBoolean() ? 0 : SingleObject.HEADER_LENGTH;
        switch (random.nextInt(5)) {
            case 0 -> damaged = Arrays.copyOf(damaged, random.nextInt(damaged.length));
            case 1 -> damaged = Arrays.copyOf(damaged, damaged.length + 1 + random.nextInt(20));
            case 2 -> damaged[from + random.nextInt(damaged.length - from)] = (byte) random.nextInt();
            case 3 -> {
                int at = from + random.nextInt(damaged.length - from);
                Arrays.fill(damaged, at, Math.min(damaged.length, at + 1 + random.nextInt(10)), (byte) -1);
            }
            default -> {
                for (int flips = 1 + random.nextInt(8); flips > 0; flips--) {
                    damaged[from + random.nextInt(damaged.length - from)] ^= (byte) (1 << random.nextInt(8));
                }
            }
        }
        return damaged;
    }
}
