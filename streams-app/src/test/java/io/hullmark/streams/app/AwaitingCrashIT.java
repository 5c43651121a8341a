package io.hullmark.streams.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hullmark.broker.EmbeddedBroker;
import io.hullmark.streams.fixtures.Agent;
import io.hullmark.streams.fixtures.ChildProcess;
import io.hullmark.streams.fixtures.People;
import io.hullmark.streams.fixtures.Seen;
import io.hullmark.streams.fixtures.Site;
import io.hullmark.wire.AdmittedObservation;
import io.hullmark.wire.AdmittedPublication;
import io.hullmark.wire.ConditionChange;
import io.hullmark.wire.FurtherFact;
import io.hullmark.wire.JournalEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Killed after each thing that it is told, and without its state at times, the topology knows what it awaits, and since when. */
final class AwaitingCrashIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String RULE = """
            id: often
            title: Jobs run often
            subject: container
            severity: medium
            absent: {event: start, for: 2h, by: workload}
            message: "{container.name} has not started for too long"
            remediation: Find out what should have started it.
            """;

    private final Instant begin = Instant.now().minus(Duration.ofHours(20)).truncatedTo(ChronoUnit.SECONDS);
    private final Agent agent = new Agent("host-1");
    private final Seen job = Seen.container("job");

    @Test
    void shouldNeitherDoubleNorForgetWhatDidNotHappen(@TempDir Path directory) throws IOException {
        var said = List.of(
                at(0).sees(job),
                at(0).heartbeat(job),
                at(60).starts(job),
                at(170).heartbeat(job),
                at(190).heartbeat(job),
                at(200).heartbeat(job),
                at(210).starts(job),
                at(320).heartbeat(job));
        var state = directory.resolve("state");
        try (var broker = EmbeddedBroker.temporary().start();
                var site = new Site(broker, "awaiting")) {
            site.publish("often", People.publish("often", RULE));
            for (int number = 0; number < said.size(); number++) {
                int told = number + 1;
                try (var process = ChildProcess.start(site.settings(state), directory)) {
                    await().atMost(PATIENCE).until(() -> count(site, AdmittedPublication.class) == Site.PARTITIONS);
                    site.observe(agent, said.get(number));
                    await().atMost(PATIENCE)
                            .until(() ->
                                    count(site, AdmittedObservation.class) + count(site, FurtherFact.class) == told);
                    process.kill();
                }
                if (number % 3 == 1) {
                    delete(state);
                }
            }

            var conditions = facts(site, ConditionChange.class);
            assertThat(conditions).extracting(ConditionChange::getHolds).containsExactly(true, false);
            assertThat(conditions.get(0).getSince()).isEqualTo(begin.plus(Duration.ofHours(1)));
        }
    }

    private Agent at(int minutes) {
        return agent.at(begin.plus(Duration.ofMinutes(minutes)));
    }

    private static int count(Site site, Class<?> kind) {
        return facts(site, kind).size();
    }

    private static <T> List<T> facts(Site site, Class<T> kind) {
        return site.records(site.topics().facts().name(), JournalEntry.class).stream()
                .map(JournalEntry::getFact)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
