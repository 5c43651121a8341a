package io.hullmark.producer.spool;

import static io.hullmark.producer.spool.Spools.NOON;
import static io.hullmark.producer.spool.Spools.append;
import static io.hullmark.producer.spool.Spools.open;
import static io.hullmark.producer.spool.Spools.sequences;
import static io.hullmark.producer.spool.Spools.text;
import static io.hullmark.producer.spool.Spools.waiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SpoolTest {
    private static final long MIB = 1L << 20;

    @TempDir
    private Path path;

    @Test
    void shouldNumberRecordsFromOneWithoutHolesInTheOrderOfArrival() {
        try (Spool spool = open(path)) {
            append(spool, 1200);

            assertThat(sequences(spool)).containsExactlyElementsOf(upTo(1200));
            assertThat(waiting(spool))
                    .allSatisfy(entry -> assertThat(entry.epoch()).isEqualTo(NOON.toEpochMilli()));
            assertThat(waiting(spool).get(41).value()).isEqualTo(Spools.value(42, 300));
        }
    }

    @Test
    void shouldGoOnWithTheSameSequenceAfterARestart() {
        try (Spool spool = open(path)) {
            append(spool, 10);
            spool.remove(10);
        }

        try (Spool spool = open(path, Spools.ROOMY, NOON.plusSeconds(60))) {
            append(spool, 2);

            assertThat(sequences(spool)).containsExactly(11L, 12L);
            assertThat(waiting(spool))
                    .allSatisfy(entry -> assertThat(entry.epoch()).isEqualTo(NOON.toEpochMilli()));
            assertThat(spool.lastMoment()).contains(NOON);
            assertThat(spool.incidents()).isEmpty();
        }
    }

    @Test
    void shouldKeepWhatWasNotSentAcrossARestart() {
        try (Spool spool = open(path)) {
            append(spool, 10);
            spool.remove(4);
        }

        try (Spool spool = open(path)) {
            assertThat(sequences(spool)).containsExactly(5L, 6L, 7L, 8L, 9L, 10L);
        }
    }

    @Test
    void shouldRememberNotesWithTheirRecords() {
        try (Spool spool = open(path)) {
            spool.append(
                    Stream.OBSERVATIONS,
                    "a",
                    NOON,
                    (epoch, sequence) -> text("x"),
                    List.of(Note.of("one", text("1")), Note.of("two", text("2"))));
            spool.append(Stream.OBSERVATIONS, "a", NOON, (epoch, sequence) -> text("y"), List.of(Note.forget("one")));
        }

        try (Spool spool = open(path)) {
            assertThat(spool.notes()).containsOnlyKeys("two");
            assertThat(spool.notes().get("two")).isEqualTo(text("2"));
        }
    }

    @Test
    void shouldBeginALaterSequenceWhenTheSpoolIsLostEvenIfTheClockWentBack() throws IOException {
        try (Spool spool = open(path)) {
            append(spool, 3);
        }
        Files.delete(path.resolve("spool.db"));

        try (Spool spool = open(path, Spools.ROOMY, NOON.minusSeconds(3600))) {
            append(spool, 1);

            Entry first = waiting(spool).get(0);
            assertThat(first.epoch()).isEqualTo(NOON.toEpochMilli() + 1);
            assertThat(first.sequence()).isEqualTo(1);
        }
    }

    @Test
    void shouldBeginANewSequenceForAnotherHostAndStillSendWhatTheOldOneLeft() {
        try (Spool spool = open(path)) {
            append(spool, 2);
        }

        try (Spool spool = Spool.open(path, Spools.ROOMY, "db-1", Clock.fixed(NOON, ZoneOffset.UTC))) {
            append(spool, 1);

            assertThat(sequences(spool)).containsExactly(1L, 2L, 1L);
            assertThat(waiting(spool).get(2).epoch()).isEqualTo(NOON.toEpochMilli() + 1);
            assertThat(spool.notes()).isEmpty();
        }
    }

    @Test
    void shouldRefuseASecondAgentOnTheSameSpool() {
        try (Spool spool = open(path)) {
            append(spool, 1);

            assertThatThrownBy(() -> open(path))
                    .isInstanceOf(SpoolInUse.class)
                    .hasMessageContaining("spool.db is in use by another agent");
        }
    }

    @Test
    void shouldKeepItsFilesFromOtherUsers() throws IOException {
        try (Spool spool = open(path)) {
            append(spool, 1);

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .isEqualTo("rwx------");
            try (var files = Files.list(path)) {
                assertThat(files.filter(file -> !file.toString().contains("sqlite-")))
                        .hasSizeGreaterThan(1)
                        .allSatisfy(
                                file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                                        .isEqualTo("rw-------"));
            }
        }
    }

    @Test
    void shouldDropTelemetryFirstAndThenTheOldestObservationsWhenFull() {
        try (Spool spool = open(path, new SpoolLimits(MIB, 0, MIB), NOON)) {
            append(spool, Stream.OBSERVATIONS, 200, 1000);
            append(spool, Stream.TELEMETRY, 500, 1000);
            append(spool, Stream.OBSERVATIONS, 1500, 1000);

            List<Entry> left = waiting(spool);
            assertThat(left).noneMatch(entry -> entry.stream() == Stream.TELEMETRY);
            assertThat(spool.status().dropped()).containsEntry(Stream.TELEMETRY, 500L);
            long dropped = spool.status().dropped().getOrDefault(Stream.OBSERVATIONS, 0L);
            assertThat(left.stream().map(Entry::sequence))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(dropped + 1, 1700).boxed().toList());
            assertThat(spool.status().bytes()).isBetween(MIB * 9 / 10, MIB);
            assertThat(spool.incidents()).singleElement().satisfies(incident -> {
                assertThat(incident.cause()).isEqualTo(Incident.Cause.OVERFLOWED);
                assertThat(incident.lost()).isEqualTo(dropped);
            });
            assertThat(sizeOf("spool.db")).isLessThan(MIB * 3 / 2);
        }
    }

    @Test
    void shouldNotTakeDroppedTelemetryForAGapInWhatWasObserved() {
        try (Spool spool = open(path, new SpoolLimits(MIB, 0, MIB), NOON)) {
            append(spool, Stream.OBSERVATIONS, 100, 1000);
            append(spool, Stream.TELEMETRY, 1500, 1000);

            assertThat(spool.status().dropped()).containsOnlyKeys(Stream.TELEMETRY);
            assertThat(spool.incidents()).isEmpty();
        }
    }

    @Test
    void shouldCountWhatWasDroppedAcrossARestart() {
        try (Spool spool = open(path, new SpoolLimits(MIB, 0, MIB), NOON)) {
            append(spool, Stream.TELEMETRY, 1500, 1000);
        }

        try (Spool spool = open(path, new SpoolLimits(MIB, 0, MIB), NOON)) {
            long waiting = waiting(spool).size();
            assertThat(spool.status().dropped()).containsEntry(Stream.TELEMETRY, 1500 - waiting);
        }
    }

    @Test
    void shouldNotDropWhatIsBeingSent() {
        try (Spool spool = open(path, new SpoolLimits(MIB, 0, MIB), NOON)) {
            append(spool, Stream.OBSERVATIONS, 100, 1000);
            spool.lend(100);
            append(spool, Stream.OBSERVATIONS, 2000, 1000);

            assertThat(sequences(spool))
                    .startsWith(1L, 2L, 3L)
                    .contains(100L, 2100L)
                    .doesNotContain(101L);
        }
    }

    @Test
    void shouldGiveTheDiskItsSpaceBackAfterAnOutage() {
        try (Spool spool = open(path)) {
            append(spool, Stream.OBSERVATIONS, 10_000, 1500);
            long full = sizeOf("spool.db");
            spool.remove(10_000);
            spool.settle();

            assertThat(full).isGreaterThan(12 * MIB);
            assertThat(sizeOf("spool.db")).isLessThan(MIB);
            assertThat(spool.status().records()).isZero();
            assertThat(spool.status().bytes()).isZero();
        }
    }

    @Test
    void shouldWakeWhoWaitsForARecord() throws Exception {
        try (Spool spool = open(path)) {
            var appending = new Thread(() -> append(spool, 1));
            appending.start();

            List<Entry> found = spool.after(0, MIB, Duration.ofSeconds(20));

            assertThat(found).hasSize(1);
            appending.join();
        }
    }

    private long sizeOf(String file) {
        try {
            return Files.size(path.resolve(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }
}
