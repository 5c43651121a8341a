package io.hullmark.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hullmark.engine.language.CelRules;
import io.hullmark.engine.whatif.Draft;
import io.hullmark.schemas.codec.SchemaArchive;
import io.hullmark.streams.fixtures.Agent;
import io.hullmark.streams.replay.BeheadedJournalException;
import io.hullmark.streams.replay.Evidence;
import io.hullmark.streams.replay.Moment;
import io.hullmark.streams.replay.Past;
import io.hullmark.streams.replay.Replayer;
import io.hullmark.streams.replay.Span;
import io.hullmark.streams.replay.Trial;
import io.hullmark.streams.savepoints.Savepoints;
import io.hullmark.streams.savepoints.Spacing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A replay that begins where an earlier one has been comes to the same, in less time. */
final class SavepointsTest {
    private static final Spacing CLOSE = new Spacing(Duration.ofSeconds(20), 20);
    private static final Draft OPEN_TO_ALL = Draft.NOTHING.withRules(new TreeMap<>());

    @TempDir
    Path state;

    @TempDir
    Path kept;

    private final IntFunction<Savepoints> fromKept = savepoints("this build");

    @ParameterizedTest
    @ValueSource(longs = {71, 72, 73, 74})
    void shouldComeToTheSameFromASavepointAsFromTheBeginning(long seed) throws InterruptedException {
        try (var topology = new DrivenTopology(state)) {
            var moments = live(topology, new Random(seed));
            var evidence = KeptEvidence.of(topology);
            verify(evidence);

            assertThat(kept).isDirectoryContaining("glob:**.savepoint");
            for (var moment : moments) {
                var span = new Span(moment.asOf(), moment.knownAt().plusMillis(1));
                assertThat(past(evidence, moment, fromKept)).isEqualTo(past(evidence, moment, SavepointsTest::nothing));
                assertThat(tried(evidence, span, fromKept)).isEqualTo(tried(evidence, span, SavepointsTest::nothing));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {75, 76})
    void shouldLeaveSavepointsBehindThatLeadOnToTheSame(long seed) throws InterruptedException {
        try (var topology = new DrivenTopology(state)) {
            var moments = live(topology, new Random(seed));
            var evidence = KeptEvidence.of(topology);

            for (var moment : moments) {
                assertThat(past(evidence, moment, fromKept)).isEqualTo(past(evidence, moment, SavepointsTest::nothing));
            }
            assertThat(kept).isDirectoryContaining("glob:**.savepoint");
        }
    }

    @Test
    void shouldReadNeitherWhatIsLongBeforeAMomentNorWhatIsLongAfterIt() throws InterruptedException {
        try (var topology = new DrivenTopology(state)) {
            for (int week = 0; week < 6; week++) {
                RandomHistory.live(topology, new Random(week));
                topology.stall(Duration.ofDays(7));
            }
            var evidence = KeptEvidence.of(topology);
            verify(evidence);
            var moment = new Moment(Agent.START.plus(Duration.ofDays(16)), topology.now());

            var expected = past(evidence, moment, SavepointsTest::nothing);
            int all = read(evidence);
            var found = past(evidence, moment, fromKept);
            int needed = read(evidence);

            assertThat(found).isEqualTo(expected);
            assertThat(needed).isLessThan(all / 3);
        }
    }

    @Test
    void shouldGoOnFromASavepointWhereTheBeginningIsNoLongerKept() throws InterruptedException {
        try (var topology = new DrivenTopology(state)) {
            live(topology, new Random(77));
            var evidence = KeptEvidence.of(topology);
            var moment = new Moment(topology.now(), topology.now());
            var whole = past(evidence, moment, fromKept);

            assertThat(past(evidence.without(50, 0), moment, fromKept)).isEqualTo(whole);
            assertThatThrownBy(() -> past(evidence.without(50, 0), moment, SavepointsTest::nothing))
                    .isInstanceOf(BeheadedJournalException.class);
        }
    }

    @Test
    void shouldPassOverASavepointThatWasSpoilt() throws InterruptedException, IOException {
        try (var topology = new DrivenTopology(state)) {
            live(topology, new Random(78));
            var evidence = KeptEvidence.of(topology);
            var moment = new Moment(topology.now(), topology.now());
            verify(evidence);
            int spoilt = 0;
            for (var file : files()) {
                var bytes = Files.readAllBytes(file);
                switch (spoilt++ % 3) {
                    case 0 -> bytes[bytes.length / 2] ^= 1;
                    case 1 -> bytes = Arrays.copyOf(bytes, bytes.length - 17);
                    default -> bytes = new byte[0];
                }
                Files.write(file, bytes);
            }

            assertThat(past(evidence, moment, fromKept)).isEqualTo(past(evidence, moment, SavepointsTest::nothing));
        }
    }

    @Test
    void shouldPassOverSavepointsOfAnotherBuildAndOfAnotherJournal() throws InterruptedException {
        try (var topology = new DrivenTopology(state);
                var other = new DrivenTopology(state.resolve("other"))) {
            live(topology, new Random(79));
            live(other, new Random(80));
            var evidence = KeptEvidence.of(topology);
            var moment = new Moment(topology.now(), topology.now());
            var expected = past(evidence, moment, SavepointsTest::nothing);

            verify(KeptEvidence.of(other));
            assertThat(past(evidence, moment, savepoints("this build"))).isEqualTo(expected);
            read(evidence);
            past(evidence, moment, savepoints("that build"));

            assertThat(read(evidence)).isEqualTo(evidence.facts.size());
        }
    }

    @Test
    void shouldAnswerWhereNothingCanBeWritten() throws InterruptedException, IOException {
        try (var topology = new DrivenTopology(state)) {
            live(topology, new Random(81));
            var evidence = KeptEvidence.of(topology);
            var moment = new Moment(topology.now(), topology.now());
            var occupied = Files.writeString(kept.resolve("occupied"), "a file");

            assertThat(past(evidence, moment, partition -> Savepoints.in(occupied, "this build", CLOSE)))
                    .isEqualTo(past(evidence, moment, SavepointsTest::nothing));
        }
    }

    /** Lives for a while; moments in it, some of which are looked at from later. */
    private static List<Moment> live(DrivenTopology topology, Random random) {
        var moments = new ArrayList<Moment>();
        for (int part = 0; part < 3; part++) {
            var before = topology.now();
            RandomHistory.live(topology, random);
            var span = Duration.between(before, topology.now()).toMillis();
            var then = before.plusMillis(random.nextLong(span));
            moments.add(new Moment(then, then));
            moments.add(new Moment(then, topology.now()));
        }
        moments.add(new Moment(Agent.START.plusSeconds(60), topology.now()));
        return moments;
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(kept)) {
            return files.sorted().toList();
        }
    }

    /** How many records were read since it was asked last. */
    private static int read(KeptEvidence evidence) {
        int served = evidence.served;
        evidence.served = 0;
        return served;
    }

    private static Savepoints nothing(int partition) {
        return Savepoints.none();
    }

    private IntFunction<Savepoints> savepoints(String build) {
        return partition -> Savepoints.in(kept, build, CLOSE);
    }

    private void verify(Evidence evidence) throws InterruptedException {
        assertThat(replayer(evidence, fromKept).verify(Span.ALL).hold()).isTrue();
    }

    private static Past past(Evidence evidence, Moment moment, IntFunction<Savepoints> savepoints)
            throws InterruptedException {
        return replayer(evidence, savepoints).past(List.of(moment)).get(0);
    }

    private static Trial tried(Evidence evidence, Span span, IntFunction<Savepoints> savepoints)
            throws InterruptedException {
        return replayer(evidence, savepoints).tried(span, OPEN_TO_ALL);
    }

    private static Replayer replayer(Evidence evidence, IntFunction<Savepoints> savepoints) {
        return new Replayer(evidence, CelRules::new, SchemaArchive.shipped(), 1, savepoints);
    }
}
