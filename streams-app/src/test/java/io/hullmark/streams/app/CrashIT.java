package io.hullmark.streams.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hullmark.broker.EmbeddedBroker;
import io.hullmark.streams.fixtures.Agent;
import io.hullmark.streams.fixtures.ChildProcess;
import io.hullmark.streams.fixtures.People;
import io.hullmark.streams.fixtures.Seen;
import io.hullmark.streams.fixtures.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Killed at random, with and without its state, the topology tells what an undisturbed one tells. */
final class CrashIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int HOSTS = 6;
    private static final int ROUNDS = 5;
    private static final int RECORDS_A_ROUND = 120;

    private static EmbeddedBroker broker;

    @BeforeAll
    static void startBroker() {
        broker = EmbeddedBroker.temporary().start();
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @Test
    void shouldLoseAndDoubleNothingWhenKilled(@TempDir Path directory) throws IOException {
        try (var calm = new Site(broker, "calm");
                var rough = new Site(broker, "rough")) {
            var begin = Instant.now();
            undisturbed(calm, rounds(begin), directory.resolve("calm"));
            killedAgainAndAgain(rough, rounds(begin), directory.resolve("rough"));

            var told = hex(rough.committed(rough.topics().violations().name()));
            assertThat(told)
                    .isEqualTo(hex(calm.committed(calm.topics().violations().name())));
            assertThat(hex(rough.replayed())).isEqualTo(told);
            assertThat(told.stream().mapToInt(List::size).sum()).isGreaterThan(50);
        }
    }

    private static void undisturbed(Site site, List<List<Said>> rounds, Path directory) {
        try (var process = ChildProcess.start(site.settings(directory.resolve("state")), directory)) {
            publish(site);
            for (int round = 0; round < ROUNDS; round++) {
                send(site, rounds.get(round));
            }
            awaitFacts(site, ROUNDS * RECORDS_A_ROUND);
            assertThat(process.alive()).isTrue();
        }
    }

    private static void killedAgainAndAgain(Site site, List<List<Said>> rounds, Path directory) throws IOException {
        var random = new Random(4);
        var state = directory.resolve("state");
        var process = ChildProcess.start(site.settings(state), directory);
        try {
            publish(site);
            for (int round = 0; round < ROUNDS; round++) {
                send(site, rounds.get(round));
                // somewhere in the middle of the round
                awaitFacts(site, round * RECORDS_A_ROUND + random.nextInt(RECORDS_A_ROUND));
                process.kill();
                if (round == 2) {
                    delete(state);
                }
                process = ChildProcess.start(site.settings(state), directory);
            }
            awaitFacts(site, ROUNDS * RECORDS_A_ROUND);
            assertThat(process.alive()).isTrue();
        } finally {
            process.kill();
        }
    }

    private static void publish(Site site) {
        site.publish("not-privileged", People.publish("not-privileged", People.NOT_PRIVILEGED));
        site.publish("read-only", People.publish("read-only", People.READ_ONLY));
        // The rules stand before all else in every partition, so that two runs write the same journal.
        awaitFacts(site, 0);
    }

    private static void awaitFacts(Site site, int observations) {
        await().atMost(PATIENCE).until(() -> {
            var facts = site.committed(site.topics().facts().name());
            return facts.stream().allMatch(partition -> partition.size() >= 2)
                    && facts.stream().mapToInt(List::size).sum() >= observations + 2 * Site.PARTITIONS;
        });
    }

    private static void send(Site site, List<Said> round) {
        round.forEach(said -> site.observe(said.agent, said.observation));
    }

    /**
     * The same for every run. A container is seen twice and is better the second time: both are told at once, so
     * that no clock has a say in it.
     */
    private static List<List<Said>> rounds(Instant begin) {
        var agents = IntStream.range(0, HOSTS)
                .mapToObj(host -> new Agent("host-" + host))
                .toList();
        var rounds = new ArrayList<List<Said>>();
        int number = 0;
        for (int round = 0; round < ROUNDS; round++) {
            var records = new ArrayList<Said>();
            for (int record = 0; record < RECORDS_A_ROUND; record++, number++) {
                var agent = agents.get(number % HOSTS).at(begin.plusMillis(number));
                int look = number / HOSTS;
                var seen = Seen.container("container-" + look / 2)
                        .with("security", "privileged", look % 2 == 0)
                        .with("security", "readonlyRootfs", look % 2 == 1 || look % 3 == 0)
                        .with("state", "restartCount", (long) number);
                records.add(new Said(agent, agent.sees(seen)));
            }
            rounds.add(records);
        }
        return rounds;
    }

    private static List<List<String>> hex(List<List<byte[]>> partitions) {
        return partitions.stream()
                .map(values -> values.stream().map(HexFormat.of()::formatHex).toList())
                .toList();
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Said(Agent agent, byte[] observation) {}
}
