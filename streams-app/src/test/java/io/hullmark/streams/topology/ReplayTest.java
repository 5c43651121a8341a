package io.hullmark.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hullmark.engine.language.CelRules;
import io.hullmark.schemas.codec.SchemaArchive;
import io.hullmark.streams.fixtures.Agent;
import io.hullmark.streams.fixtures.People;
import io.hullmark.streams.fixtures.Seen;
import io.hullmark.streams.journal.DamagedJournalException;
import io.hullmark.streams.journal.JournalReplay;
import io.hullmark.streams.topology.Counts.Count;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
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
            live(topology, new Random(seed));

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
            live(topology, new Random(6));
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
            live(topology, new Random(7));
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

    /** A history of a few hosts whose containers, rules and silences come at random. */
    private static void live(DrivenTopology topology, Random random) {
        var agents = List.of(new Agent("host-a"), new Agent("host-b"), new Agent("host-c"));
        var running = new HashMap<Agent, TreeMap<String, Seen>>();
        agents.forEach(agent -> running.put(agent, new TreeMap<>()));
        topology.publish("asked", People.publish("asked", People.ASKED));
        for (int step = 0; step < 300; step++) {
            var agent = agents.get(random.nextInt(agents.size())).at(topology.now());
            var objects = running.getOrDefault(agent, new TreeMap<>());
            var id = "container-" + random.nextInt(6);
            var seen = Seen.container(id)
                    .with("security", "privileged", random.nextBoolean())
                    .with("security", "readonlyRootfs", random.nextBoolean());
            switch (random.nextInt(13)) {
                case 0 -> {
                    objects.remove(id);
                    topology.observe(agent, agent.removes(seen));
                }
                case 1, 2 ->
                    topology.observe(agent, agent.heartbeat(objects.values().toArray(Seen[]::new)));
                case 3 -> topology.observe(agent, agent.loses(1).heartbeat(seen));
                case 4 -> publish(topology, random);
                case 6 -> accept(topology, random);
                case 7 -> state(topology, random);
                case 5 -> topology.pass(Duration.ofSeconds(1 + random.nextInt(20)));
                default -> {
                    objects.put(id, seen);
                    topology.observe(agent, agent.sees(seen));
                }
            }
        }
        topology.pass(Duration.ofSeconds(1));
    }

    private static void accept(DrivenTopology topology, Random random) {
        var id = "waiver-" + random.nextInt(2);
        var until = topology.now().plusSeconds(1 + random.nextInt(60));
        topology.decide(
                id,
                random.nextInt(4) == 0
                        ? People.revoke(id)
                        : People.accept(id, "not-privileged", topology.now(), until));
    }

    private static void state(DrivenTopology topology, Random random) {
        var id = "looked-" + random.nextInt(2);
        var until = topology.now().plusSeconds(1 + random.nextInt(60));
        if (random.nextInt(4) == 0) {
            topology.state(id, People.takeBack(id, topology.now()));
        } else {
            topology.state(id, People.attest(id, "asked", topology.now(), until));
        }
        var finding = HexFormat.of().toHexDigits(random.nextLong()).repeat(2);
        topology.state(finding, People.acknowledge(finding, "host-a", topology.now()));
    }

    private static void publish(DrivenTopology topology, Random random) {
        var id = random.nextBoolean() ? "not-privileged" : "read-only";
        var text = id.equals("read-only") ? People.READ_ONLY : People.NOT_PRIVILEGED;
        topology.publish(id, random.nextInt(4) == 0 ? People.withdraw(id) : People.publish(id, text));
    }
}
