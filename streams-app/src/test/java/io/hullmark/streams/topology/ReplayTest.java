package io.hullmark.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hullmark.engine.language.CelRules;
import io.hullmark.schemas.codec.SchemaArchive;
import io.hullmark.streams.journal.DamagedJournalException;
import io.hullmark.streams.journal.JournalReplay;
import io.hullmark.streams.topology.Counts.Count;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The journal alone tells again what was told. */
final class ReplayTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldTellTheSameViolationsByteForByte(long seed, @TempDir Path state) {
        try (var topology = new DrivenTopology(state)) {
            RandomHistory.live(topology, new Random(seed));

            var told = hex(topology.bytes("violations"));
            assertThat(told.size()).isGreaterThan(50);
            assertThat(topology.counts().of(Count.TICK)).isPositive();
            assertThat(topology.counts().of(Count.SLICE)).isPositive();
            assertThat(topology.told()).anyMatch(line -> line.startsWith("SUPPRESSED not-privileged"));
            assertThat(hex(topology.replayed())).isEqualTo(told);
            assertThat(topology.postures())
                    .anyMatch(posture ->
                            posture.getVerdicts().stream().anyMatch(verdict -> verdict.getAttestation() != null));
            assertThat(hex(topology.replayedPostures())).isEqualTo(hex(postures(topology)));
        }
    }

    @Test
    void shouldNameTheFirstPositionThatWasChanged(@TempDir Path state) {
        try (var topology = new DrivenTopology(state)) {
            RandomHistory.live(topology, new Random(6));
            var journal = new ArrayList<>(topology.bytes("facts"));
            var changed = journal.get(10).clone();
            changed[changed.length - 1] ^= 1;
            journal.set(10, changed);

            assertThat(damage(journal).position()).isEqualTo(10);
        }
    }

    @Test
    void shouldNameTheFirstPositionThatIsMissingOrMoved(@TempDir Path state) {
        try (var topology = new DrivenTopology(state)) {
            RandomHistory.live(topology, new Random(7));
            var missing = new ArrayList<>(topology.bytes("facts"));
            missing.remove(10);
            var moved = new ArrayList<>(topology.bytes("facts"));
            Collections.swap(moved, 20, 21);

            assertThat(damage(missing).position()).isEqualTo(10);
            assertThat(damage(moved).position()).isEqualTo(20);
        }
    }

    /** Without the tombstones of subjects that are gone. */
    private static List<byte[]> postures(DrivenTopology topology) {
        return topology.bytes("posture").stream().filter(Objects::nonNull).toList();
    }

    private static List<String> hex(List<byte[]> values) {
        return values.stream().map(HexFormat.of()::formatHex).toList();
    }

    private static DamagedJournalException damage(List<byte[]> journal) {
        var replay = JournalReplay.of(0, new CelRules(), SchemaArchive.shipped());
        return catchThrowableOfType(DamagedJournalException.class, () -> journal.forEach(replay::next));
    }
}
