package io.hullmark.bench.quarter;

import io.hullmark.engine.language.CelRules;
import io.hullmark.schemas.codec.ObservationCodec;
import io.hullmark.schemas.codec.SchemaArchive;
import io.hullmark.streams.replay.Evidence;
import io.hullmark.streams.replay.Records;
import io.hullmark.streams.topology.ArrivalTime;
import io.hullmark.streams.topology.ComplianceTopology;
import io.hullmark.streams.topology.Counts;
import io.hullmark.streams.topology.Failures;
import io.hullmark.streams.topology.SharedCompilations;
import io.hullmark.streams.topology.TimeBounds;
import io.hullmark.streams.topology.Topics;
import io.hullmark.streams.topology.Wiring;
import io.hullmark.streams.wire.OutwardCodecs;
import io.hullmark.streams.wire.WireSections;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;

/** The topology itself on a clock that is turned, so that a quarter passes in minutes. What it writes is kept on disk. */
final class SimulatedSite implements Evidence, AutoCloseable {
    static final String FACTS = "hullmark.facts";
    static final String VIOLATIONS = "hullmark.violations";

    private static final Topics TOPICS = new Topics(
            "hullmark.observations",
            "hullmark.telemetry",
            "hullmark.rules",
            "hullmark.exceptions",
            "hullmark.statements",
            FACTS,
            VIOLATIONS,
            "hullmark.anomalies",
            "hullmark.posture",
            "hullmark.quarantine");

    private final TopologyTestDriver driver;
    private final Map<String, TestInputTopic<byte[], byte[]>> inputs = new HashMap<>();
    private final KeptTopic facts;
    private final KeptTopic violations;
    private Instant now;

    SimulatedSite(Path directory, Instant begin) throws IOException {
        var properties = properties(Files.createDirectories(directory.resolve("state")));
        this.driver = new TopologyTestDriver(
                ComplianceTopology.of(wiring(), 1, new StreamsConfig(properties)), properties, begin);
        this.facts = new KeptTopic(FACTS, directory);
        this.violations = new KeptTopic(VIOLATIONS, directory);
        this.now = begin;
    }

    private static Wiring wiring() {
        var schemas = SchemaArchive.shipped();
        return new Wiring(
                TOPICS,
                schemas,
                ObservationCodec.of(schemas),
                OutwardCodecs.singleObject(),
                new WireSections(schemas),
                new SharedCompilations(new CelRules()),
                hostId -> 0,
                new TimeBounds(Duration.ofMinutes(1), Duration.ofDays(30)),
                new Wiring.Pace(Duration.ofMillis(100), Duration.ofSeconds(3), Duration.ofMillis(20)),
                store -> false,
                new Wiring.Room(10_000, 1_024),
                System::nanoTime,
                new Failures(),
                new Counts());
    }

    private static Properties properties(Path state) {
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "quarter");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        properties.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class);
        properties.put(StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class);
        properties.put(StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, ArrivalTime.class);
        return properties;
    }

    Instant now() {
        return now;
    }

    long count() {
        return facts.count();
    }

    void observe(String hostId, byte[] observation) {
        pipe(TOPICS.observations(), hostId, observation);
    }

    void publish(String id, byte[] publication) {
        pipe(TOPICS.rules(), id, publication);
    }

    void decide(String id, byte[] decision) {
        pipe(TOPICS.exceptions(), id, decision);
    }

    private void pipe(String topic, String key, byte[] value) {
        inputs.computeIfAbsent(
                        topic,
                        name -> driver.createInputTopic(name, new ByteArraySerializer(), new ByteArraySerializer()))
                .pipeInput(key.getBytes(StandardCharsets.UTF_8), value, now);
    }

    /** Time passes, and what was written until then is put away. */
    void pass(Duration time) {
        now = now.plus(time);
        driver.advanceWallClockTime(time);
        for (String topic : driver.producedTopicNames()) {
            var output = driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer());
            while (!output.isEmpty()) {
                var value = output.readValue();
                if (topic.equals(FACTS)) {
                    facts.add(value);
                } else if (topic.equals(VIOLATIONS)) {
                    violations.add(value);
                }
            }
        }
    }

    @Override
    public String name() {
        return "simulated";
    }

    @Override
    public int partitions() {
        return 1;
    }

    @Override
    public Records facts(int partition, long from) {
        return facts.records();
    }

    @Override
    public Records violations(int partition) {
        return violations.records();
    }

    @Override
    public void close() throws IOException {
        driver.close();
        facts.close();
        violations.close();
    }
}
