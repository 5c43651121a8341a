package io.hullmark.producer.spool;

import static io.hullmark.producer.spool.Spools.NOON;
import static io.hullmark.producer.spool.Spools.append;
import static io.hullmark.producer.spool.Spools.open;
import static io.hullmark.producer.spool.Spools.sequences;
import static io.hullmark.producer.spool.Spools.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damage to the log that an agent leaves beside its database when it is killed: most of the newest records stand only there. With
 * {@code -Dhullmark.damage.step=1} every byte is tried.
 */
final class LogDamageTest {
    private static final int RECORDS = 60;
    private static final int HEADER = 32;
    private static final int FRAME = 24 + SpoolFile.PAGE;
    private static final int STEP = Integer.getInteger("hullmark.damage.step", 400) * 15;

    @TempDir
    private Path path;

    private byte[] database;
    private byte[] log;

    @BeforeEach
    void leaveASpoolAsAKillDoes() throws IOException {
        Path killed = path.resolve("killed");
        try (Spool spool = open(killed)) {
            append(spool, RECORDS);
            database = Files.readAllBytes(killed.resolve("spool.db"));
            log = Files.readAllBytes(killed.resolve("spool.db-wal"));
        }
    }

    @Test
    void shouldGoOnWithoutAWordAfterAKill() throws IOException {
        Path spool = left(log);

        try (Spool reopened = open(spool)) {
            append(reopened, 1);

            assertThat(sequences(reopened))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, RECORDS + 1).boxed().toList());
            assertThat(reopened.incidents()).isEmpty();
        }
    }

    @Test
    void shouldNeverNumberTwoRecordsAlikeWhicheverByteOfTheLogIsFlipped() throws IOException {
        var random = new Random(13);
        for (int at = 0; at < inUse() - FRAME; at += at < HEADER ? 1 + random.nextInt(3) : 1 + random.nextInt(STEP)) {
            byte[] damaged = log.clone();
            damaged[at] ^= (byte) (1 + random.nextInt(255));
            Path spool = left(damaged);

            goOn(spool, true, "flipped byte " + at);
        }
    }

    @Test
    void shouldOpenAndGoOnWhereverTheLogIsCut() throws IOException {
        var random = new Random(14);
        for (int length = 0; length < log.length; length += 1 + random.nextInt(STEP)) {
            Path spool = left(Arrays.copyOf(log, length));

            goOn(spool, false, "cut at " + length);
        }
    }

    @Test
    void shouldTakeATornLastFrameForTheCrashThatItIs() throws IOException {
        byte[] torn = log.clone();
        Arrays.fill(torn, inUse() - 1000, inUse(), (byte) 0);
        Path spool = left(torn);

        try (Spool reopened = open(spool)) {
            assertThat(sequences(reopened))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, RECORDS - 1).boxed().toList());
            assertThat(reopened.incidents()).isEmpty();
        }
    }

    private void goOn(Path path, boolean renewed, String what) {
        List<Entry> first;
        try (Spool spool = open(path, Spools.ROOMY, NOON.plusSeconds(60))) {
            append(spool, 1);
            first = waiting(spool);
            assertThat(spool.status().trouble()).as(what).isEmpty();
            assertThat(first)
                    .as(what)
                    .allSatisfy(entry -> assertThat(entry.value()).isEqualTo(Spools.value(entry.sequence(), 300)));
            assertThat(!spool.incidents().isEmpty()).as(what).isEqualTo(renewed);
        }
        long epoch = first.get(first.size() - 1).epoch();
        assertThat(epoch > NOON.toEpochMilli()).as(what).isEqualTo(renewed);
        try (Spool spool = open(path)) {
            assertThat(sequences(spool))
                    .as("after another start, %s", what)
                    .isEqualTo(first.stream().map(Entry::sequence).toList());
        }
    }

    /** Bytes of the log that belong to its present generation. */
    private int inUse() {
        int frames = (int) IntStream.range(0, (log.length - HEADER) / FRAME)
                .takeWhile(frame ->
                        Arrays.equals(log, 16, 24, log, HEADER + frame * FRAME + 8, HEADER + frame * FRAME + 16))
                .count();
        return HEADER + frames * FRAME;
    }

    private Path left(byte[] remains) throws IOException {
        Path spool = Files.createTempDirectory(path, "left");
        Files.write(spool.resolve("spool.db"), database);
        Files.write(spool.resolve("spool.db-wal"), remains);
        Files.copy(path.resolve("killed").resolve("epoch"), spool.resolve("epoch"));
        return spool;
    }
}
