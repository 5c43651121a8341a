package io.hullmark.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.engine.check.Assessment;
import io.hullmark.engine.language.RulePack;
import io.hullmark.schemas.codec.Codec;
import io.hullmark.schemas.codec.WireClasses;
import io.hullmark.streams.check.ObservedCheckup;
import io.hullmark.streams.fixtures.Agent;
import io.hullmark.streams.fixtures.People;
import io.hullmark.wire.ObjectKind;
import io.hullmark.wire.Observation;
import io.hullmark.wire.Posture;
import io.hullmark.wire.Snapshot;
import io.hullmark.wire.TransitionKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.specific.SpecificDatumReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A check and the topology judge the same observations of the recorded fleet by the shipped rules. */
final class CheckAgreesTest {
    private static final Path RECORDING = Path.of("..", "producer", "src", "main", "resources", "sample", "fleet.avro");
    private static final RulePack PACK = ((RulePack.Loading.Loaded) RulePack.load(Path.of("..", "rules"))).pack();

    @Test
    void shouldSayOfEverySubjectWhatTheTopologySaysInTheEnd(@TempDir Path state) throws IOException {
        var observations = recorded();

        try (var topology = judged(state, observations)) {
            var checked = ObservedCheckup.of(rules(), observations, Agent.START);

            assertThat(verdicts(checked))
                    .hasSizeGreaterThan(100)
                    .containsExactlyInAnyOrderElementsOf(verdictsOfTopology(topology));
            assertThat(findings(checked).keySet())
                    .isEqualTo(findingsOfTopology(topology).keySet());
        }
    }

    /** A violation tells what was so when it opened, so only of what was seen once can its evidence be the same. */
    @Test
    void shouldGiveTheEvidenceThatTheTopologyGivesOfWhatWasSeenOnce(@TempDir Path state) throws IOException {
        var observations = newest(recorded());

        try (var topology = judged(state, observations)) {
            var checked = ObservedCheckup.of(rules(), observations, Agent.START);

            assertThat(findings(checked))
                    .hasSizeGreaterThan(50)
                    .containsExactlyInAnyOrderEntriesOf(findingsOfTopology(topology));
        }
    }

    private static DrivenTopology judged(Path state, List<Observation> observations) {
        var topology = new DrivenTopology(state);
        var codec = Codec.of(Observation.class);
        // one look can't tell what lasts, so a check leaves rules over time out
        PACK.entries().stream()
                .filter(entry -> entry.rule().logic().watch().isEmpty())
                .forEach(entry -> topology.publish(
                        entry.rule().id().value(),
                        People.publish(
                                entry.rule().id().value(), entry.compiled().text())));
        var agent = new Agent(observations.get(0).getHostId());
        observations.forEach(observation -> topology.observe(agent, codec.encode(observation)));
        topology.pass(Duration.ofSeconds(20)); // longer than anything waits to be told
        assertThat(topology.quarantined()).isEmpty();
        return topology;
    }

    /** The newest snapshot of each object, of hosts, images, networks and volumes before those of containers. */
    private static List<Observation> newest(List<Observation> all) {
        var newest = new TreeMap<String, Snapshot>();
        all.forEach(observation -> {
            if (observation.getBody() instanceof Snapshot snapshot) {
                var last = snapshot.getKind() == ObjectKind.CONTAINER;
                newest.put((last ? "1" : "0") + snapshot.getKind() + snapshot.getObjectId(), snapshot);
            }
        });
        var numbered = new ArrayList<Observation>();
        newest.values()
                .forEach(snapshot -> numbered.add(
                        new Observation(all.get(0).getHostId(), 1L, numbered.size() + 1L, Agent.START, snapshot)));
        return numbered;
    }

    /** As if all of it had been seen at once, so that no clock seems to be off. */
    private static List<Observation> recorded() throws IOException {
        WireClasses.trust();
        var observations = new ArrayList<Observation>();
        try (var file =
                new DataFileStream<>(Files.newInputStream(RECORDING), new SpecificDatumReader<>(Observation.class))) {
            file.forEach(observation -> observations.add(new Observation(
                    observation.getHostId(), 1L, observations.size() + 1L, Agent.START, observation.getBody())));
        }
        return observations;
    }

    private static Map<String, io.hullmark.engine.rules.Rule> rules() {
        var rules = new LinkedHashMap<String, io.hullmark.engine.rules.Rule>();
        PACK.entries().forEach(entry -> rules.put(entry.compiled().text(), entry.rule()));
        return rules;
    }

    private static List<String> verdicts(List<Assessment> assessments) {
        return assessments.stream()
                .map(one -> "%s %s %s %s"
                        .formatted(one.subject().key().id(), one.rule().id(), one.verdict(), one.detail()))
                .toList();
    }

    private static List<String> verdictsOfTopology(DrivenTopology topology) {
        var newest = new LinkedHashMap<String, Posture>();
        topology.records(DrivenTopology.TOPICS.posture()).forEach(record -> {
            if (record.value() == null) {
                newest.remove(new String(record.key(), java.nio.charset.StandardCharsets.UTF_8));
            } else {
                newest.put(new String(record.key(), java.nio.charset.StandardCharsets.UTF_8), posture(record.value()));
            }
        });
        return newest.values().stream()
                .flatMap(posture -> posture.getVerdicts().stream()
                        .map(verdict -> "%s %s %s %s"
                                .formatted(
                                        posture.getSubject().getId(),
                                        verdict.getRuleId(),
                                        verdict.getVerdict(),
                                        verdict.getDetail())))
                .toList();
    }

    private static Posture posture(byte[] value) {
        try {
            return Codec.of(Posture.class).decode(value);
        } catch (io.hullmark.schemas.codec.UnreadableRecordException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, String> findings(List<Assessment> assessments) {
        var evidence = new TreeMap<String, String>();
        assessments.forEach(one -> one.flaws()
                .forEach(flaw -> evidence.put(
                        flaw.findingId(),
                        flaw.element()
                                + flaw.message()
                                + flaw.evidence().stream()
                                        .map(input -> input.path() + input.observed() + input.expected())
                                        .collect(Collectors.joining()))));
        return evidence;
    }

    private static Map<String, String> findingsOfTopology(DrivenTopology topology) {
        var open = new TreeMap<String, String>();
        topology.violations().forEach(violation -> {
            if (violation.getKind() == TransitionKind.RESOLVED) {
                open.remove(violation.getFindingId());
            } else {
                open.put(
                        violation.getFindingId(),
                        violation.getElement()
                                + violation.getMessage()
                                + violation.getEvidence().stream()
                                        .map(input -> input.getPath() + input.getObserved() + input.getExpected())
                                        .collect(Collectors.joining()));
            }
        });
        return open;
    }
}
