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
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever happens to the file, the spool opens, gives back only what was written, and goes on. With
 * {@code -Dhullmark.damage.step=1} every byte of the file is tried, else a part of them.
 */
final class SpoolDamageTest {
    private static final int RECORDS = 60;
    private static final int STEP = Integer.getInteger("hullmark.damage.step", 800);

    @TempDir
    private Path path;

    private Path database;
    private byte[] intact;

    @BeforeEach
    void writeRecords() throws IOException {
        database = path.resolve("spool.db");
        try (Spool spool = open(path)) {
            append(spool, RECORDS);
            spool.append(Stream.OBSERVATIONS, "a", NOON, (epoch, sequence) -> Spools.value(sequence, 9000), List.of());
            spool.remove(10);
            spool.append(
                    Stream.OBSERVATIONS,
                    "a",
                    NOON,
                    (epoch, sequence) -> Spools.value(sequence, 300),
                    List.of(Note.of("known", new byte[40])));
        }
        intact = Files.readAllBytes(database);
    }

    @Test
    void shouldOpenAndGoOnWhicheverByteIsFlipped() throws IOException {
        var random = new Random(11);
        var outcomes = new TreeMap<String, Integer>();
        for (int at = 0; at < intact.length; at += at < 100 ? 1 + random.nextInt(3) : 1 + random.nextInt(STEP)) {
            byte[] damaged = intact.clone();
            damaged[at] ^= (byte) (1 + random.nextInt(255));

            outcomes.merge(openAndGoOn(damaged, "flipped byte " + at), 1, Integer::sum);
        }

        assertThat(outcomes.keySet()).contains("all kept");
        int all = outcomes.values().stream().mapToInt(Integer::intValue).sum();
        assertThat(outcomes.getOrDefault("none kept", 0)).isLessThan(all / 100 + 1);
    }

    @Test
    void shouldOpenAndGoOnWhereverTheFileIsCut() throws IOException {
        var random = new Random(12);
        var outcomes = new TreeMap<String, Integer>();
        for (int length = 0; length < intact.length; length += 1 + random.nextInt(STEP)) {
            outcomes.merge(openAndGoOn(Arrays.copyOf(intact, length), "cut at " + length), 1, Integer::sum);
        }

        assertThat(outcomes.keySet()).contains("some kept");
    }

    /** Opens the spool twice over damaged bytes, appends, and checks that all that comes out had been put in. */
    private String openAndGoOn(byte[] damaged, String what) throws IOException {
        try (var files = Files.list(path)) {
            for (Path file : files.filter(file -> file.getFileName().toString().contains(".db"))
                    .toList()) {
                Files.delete(file);
            }
        }
        Files.write(database, damaged);
        List<Long> first;
        boolean told;
        try (Spool spool = open(path, Spools.ROOMY, NOON.plusSeconds(60))) {
            append(spool, 1);
            first = sequences(spool);
            told = !spool.incidents().isEmpty();
            assertThat(spool.status().trouble()).as(what).isEmpty();
            assertOnlyWhatWasWritten(waiting(spool), what);
            boolean renewed = waiting(spool).get(first.size() - 1).epoch() > NOON.toEpochMilli();
            assertThat(renewed || first.get(first.size() - 1) == RECORDS + 3)
                    .as(what)
                    .isTrue();
            assertThat(told || first.size() == RECORDS - 7 || damaged.length == 0)
                    .as(what)
                    .isTrue();
        }
        try (Spool spool = open(path)) {
            assertThat(sequences(spool)).as("after another start, %s", what).isEqualTo(first);
            assertThat(spool.incidents()).as("after another start, %s", what).isEmpty();
        }
        return first.size() == RECORDS - 7 ? "all kept" : first.size() == 1 ? "none kept" : "some kept";
    }

    private static void assertOnlyWhatWasWritten(List<Entry> entries, String what) {
        for (Entry entry : entries) {
            assertThat(entry.value())
                    .as("%s, record %s", what, entry.position())
                    .isEqualTo(Spools.value(entry.sequence(), entry.value().length));
        }
    }

    @Test
    void shouldKeepAllButTheRecordWhoseBytesAreFlipped() throws IOException {
        int at = indexOf(intact, Spools.value(30, 300)) + 100;
        overwrite(at, (byte) (intact[at] ^ 0x10));

        try (Spool spool = open(path)) {
            assertThat(sequences(spool))
                    .doesNotContain(30L)
                    .contains(11L, 29L, 31L, 62L)
                    .hasSize(RECORDS - 9);
            assertThat(spool.incidents())
                    .singleElement()
                    .satisfies(incident -> assertThat(incident.lost()).isEqualTo(1));
            append(spool, 1);
            assertThat(waiting(spool).get(RECORDS - 9).epoch()).isGreaterThan(NOON.toEpochMilli());
        }
        assertThat(path.resolve("damaged.db")).exists();
    }

    @Test
    void shouldSurviveAFileThatIsCutWhileItIsOpen() throws IOException {
        try (Spool spool = open(path)) {
            append(spool, 2000);
            spool.settle();
            try (var channel = java.nio.channels.FileChannel.open(database, StandardOpenOption.WRITE)) {
                channel.truncate(16384);
            }
            append(spool, 500);
            sequences(spool);
            append(spool, 1);
            spool.settle();

            assertThat(spool.status().trouble()).isEmpty();
            assertThat(waiting(spool)).isNotEmpty();
            assertThat(spool.incidents()).isNotEmpty();
        }
    }

    @Test
    void shouldFinishARescueThatACrashInterrupted() throws IOException {
        Files.copy(database, path.resolve("rescue.db"));
        Files.write(database, new byte[5000]);

        try (Spool spool = open(path)) {
            assertThat(sequences(spool)).hasSize(RECORDS - 8);
        }
        assertThat(path.resolve("rescue.db")).doesNotExist();
    }

    @Test
    void shouldBeginAnIncompleteRescueAnew() throws IOException {
        Files.write(path.resolve("rescue.db"), new byte[100]);

        try (Spool spool = open(path)) {
            assertThat(sequences(spool)).hasSize(RECORDS - 8);
            assertThat(spool.incidents()).isEmpty();
        }
        assertThat(path.resolve("rescue.db")).doesNotExist();
    }

    private void overwrite(int at, byte value) throws IOException {
        byte[] bytes = intact.clone();
        bytes[at] = value;
        Files.write(database, bytes);
    }

    private static int indexOf(byte[] bytes, byte[] wanted) {
        return IntStream.range(0, bytes.length - wanted.length)
                .filter(at -> Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length))
                .findFirst()
                .orElseThrow();
    }
}
