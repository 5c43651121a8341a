package io.hullmark.streams.topology;

import io.hullmark.engine.journal.Outcome.PostureChanged;
import io.hullmark.engine.language.CelRules;
import io.hullmark.schemas.codec.Codec;
import io.hullmark.schemas.codec.ObservationCodec;
import io.hullmark.schemas.codec.SchemaArchive;
import io.hullmark.schemas.codec.UnreadableRecordException;
import io.hullmark.streams.fixtures.Agent;
import io.hullmark.streams.fixtures.Meters;
import io.hullmark.streams.journal.JournalReplay;
import io.hullmark.streams.wire.OutcomeWriter;
import io.hullmark.streams.wire.OutwardCodecs;
import io.hullmark.streams.wire.WireSections;
import io.hullmark.wire.Anomaly;
import io.hullmark.wire.JournalEntry;
import io.hullmark.wire.Posture;
import io.hullmark.wire.QuarantinedRecord;
import io.hullmark.wire.Violation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.ToIntFunction;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The topology with one partition, driven record by record. */
final class DrivenTopology implements AutoCloseable {
    static final Topics TOPICS = new Topics(
            "observations",
            "telemetry",
            "rules",
            "exceptions",
            "statements",
            "facts",
            "violations",
            "anomalies",
            "posture",
            "quarantine");

    static final Wiring.Room ROOM = new Wiring.Room(100, 1_024);

    private final Counts counts = new Counts();
    private final TopologyTestDriver driver;
    private Instant now = Agent.START;
    private final Map<String, List<TestRecord<byte[], byte[]>>> read = new HashMap<>();

    DrivenTopology(Path state) {
        this(state, OutwardCodecs.singleObject());
    }

    DrivenTopology(Path state, OutwardCodecs outward) {
        this(state, outward, ROOM);
    }

    DrivenTopology(Path state, OutwardCodecs outward, Wiring.Room room) {
        var config = config(state);
        var topology = ComplianceTopology.of(wiring(counts, hostId -> 0, outward, room), 1, new StreamsConfig(config));
        driver = new TopologyTestDriver(topology, config, Agent.START);
    }

    static Wiring wiring(Counts counts, ToIntFunction<String> partitionOf, OutwardCodecs outward, Wiring.Room room) {
        var schemas = SchemaArchive.shipped();
        return new Wiring(
                TOPICS,
                schemas,
                ObservationCodec.of(schemas),
                outward,
                new WireSections(schemas),
                new SharedCompilations(new CelRules()),
                partitionOf,
                new TimeBounds(Duration.ofMinutes(1), Duration.ofDays(30)),
                new Wiring.Pace(Duration.ofMillis(100), Duration.ofSeconds(3), Duration.ofMillis(20)),
                store -> false,
                room,
                System::nanoTime,
                new Failures(),
                counts);
    }

    static Properties config(Path state) {
        var config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "driven");
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
        config.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        config.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class);
        config.put(StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class);
        config.put(StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, ArrivalTime.class);
        return config;
    }

    void observe(Agent agent, byte[]... observations) {
        for (byte[] observation : observations) {
            pipe(TOPICS.observations(), agent.hostId(), observation, now);
        }
    }

    /** A frame of telemetry comes that was measured just now. */
    void measure(String hostId, Meters meters) {
        pipe(TOPICS.telemetry(), hostId, meters.frame(now), now);
    }

    void publish(String key, byte[] publication) {
        pipe(TOPICS.rules(), key, publication, now);
    }

    void decide(String key, byte[] decision) {
        pipe(TOPICS.exceptions(), key, decision, now);
    }

    void state(String key, byte[] statement) {
        pipe(TOPICS.statements(), key, statement, now);
    }

    @SuppressWarnings("NullAway") // Kafka takes null for no key and no value
    void pipe(String topic, @Nullable String key, byte @Nullable [] value, Instant at) {
        var bytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(bytes, value, at);
    }

    /** Lets time pass while nothing comes in. */
    void pass(Duration time) {
        now = now.plus(time);
        for (long left = time.toMillis(); left > 0; left -= 100) {
            driver.advanceWallClockTime(Duration.ofMillis(Math.min(100, left)));
        }
    }

    /** Lets time pass in which the thread does something else. */
    void stall(Duration time) {
        now = now.plus(time);
        driver.advanceWallClockTime(time);
    }

    Instant now() {
        return now;
    }

    Counts counts() {
        return counts;
    }

    List<Violation> violations() {
        return values(TOPICS.violations(), Violation.class);
    }

    List<Anomaly> anomalies() {
        return values(TOPICS.anomalies(), Anomaly.class);
    }

    List<JournalEntry> facts() {
        return values(TOPICS.facts(), JournalEntry.class);
    }

    List<QuarantinedRecord> quarantined() {
        return values(TOPICS.quarantine(), QuarantinedRecord.class);
    }

    List<Posture> postures() {
        return values(TOPICS.posture(), Posture.class);
    }

    /** Transitions in short, such as "OPENED not-privileged web". */
    List<String> told() {
        return violations().stream()
                .map(violation -> "%s %s %s"
                        .formatted(
                                violation.getReason() == null
                                        ? violation.getKind()
                                        : violation.getKind() + "(" + violation.getReason() + ")",
                                violation.getRuleId(),
                                violation.getSubject().getId()))
                .toList();
    }

    List<byte[]> bytes(String topic) {
        return records(topic).stream().map(TestRecord::value).toList();
    }

    /** What a replay of the journal says now. */
    List<byte[]> replayed() {
        var replay = JournalReplay.of(0, new CelRules(), SchemaArchive.shipped());
        var violations = new ArrayList<byte[]>();
        bytes(TOPICS.facts()).forEach(entry -> violations.addAll(replay.violations(entry)));
        return violations;
    }

    /** The postures that a replay of the journal tells. */
    List<byte[]> replayedPostures() {
        var replay = JournalReplay.of(0, new CelRules(), SchemaArchive.shipped());
        var writer = new OutcomeWriter(OutwardCodecs.singleObject());
        return bytes(TOPICS.facts()).stream()
                .flatMap(entry -> replay.next(entry).stream())
                .filter(PostureChanged.class::isInstance)
                .map(outcome -> writer.posture((PostureChanged) outcome))
                .toList();
    }

    static Posture posture(byte[] value) {
        try {
            return Codec.of(Posture.class).decode(value);
        } catch (UnreadableRecordException e) {
            throw new AssertionError(e);
        }
    }

    List<TestRecord<byte[], byte[]>> records(String topic) {
        var all = read.computeIfAbsent(topic, unused -> new ArrayList<>());
        TestOutputTopic<byte[], byte[]> output =
                driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        all.addAll(output.readRecordsToList());
        return all;
    }

    private <T extends SpecificRecord> List<T> values(String topic, Class<T> type) {
        var codec = Codec.of(type);
        var values = new ArrayList<T>();
        for (var record : records(topic)) {
            try {
                if (record.value() != null) {
                    values.add(codec.decode(record.value()));
                }
            } catch (UnreadableRecordException e) {
                throw new AssertionError(e);
            }
        }
        return values;
    }

    @Override
    public void close() {
        driver.close();
    }
}
