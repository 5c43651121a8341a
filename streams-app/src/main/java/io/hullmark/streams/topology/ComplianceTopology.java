package io.hullmark.streams.topology;

import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * Puts the topology together. One sub-topology owns the picture of its hosts; small ones before it copy what people publish to all
 * partitions, so that a rule, an exception or a statement stands in the same order as the observations of each.
 */
public final class ComplianceTopology {
    private ComplianceTopology() {}

    /**
     * The topology.
     *
     * @param partitions partitions of the observations topic
     */
    public static Topology of(Wiring wiring, int partitions, StreamsConfig config) {
        var topics = wiring.topics();
        var bytes = Serdes.ByteArray();
        // Kafka Streams refuses unnamed stores and topics only if the builder itself knows the config.
        var builder = new StreamsBuilder(new TopologyConfig(config));
        builder.stream(topics.rules(), Consumed.with(bytes, bytes).withName(Nodes.READ_RULES))
                .process(CarryOrigin::new, Named.as(Nodes.CARRY_ORIGIN))
                .repartition(toAll(partitions, Nodes.BROADCAST_RULES));
        builder.stream(topics.exceptions(), Consumed.with(bytes, bytes).withName(Nodes.READ_EXCEPTIONS))
                .process(CarryOrigin::new, Named.as(Nodes.CARRY_EXCEPTION_ORIGIN))
                .repartition(toAll(partitions, Nodes.BROADCAST_EXCEPTIONS));
        builder.stream(topics.statements(), Consumed.with(bytes, bytes).withName(Nodes.READ_STATEMENTS))
                .process(CarryOrigin::new, Named.as(Nodes.CARRY_STATEMENT_ORIGIN))
                .repartition(toAll(partitions, Nodes.BROADCAST_STATEMENTS));
        return builder.build()
                .addSource(
                        AutoOffsetReset.earliest(),
                        Nodes.READ_OBSERVATIONS,
                        new ArrivalTime(),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer(),
                        topics.observations())
                .addSource(
                        AutoOffsetReset.earliest(),
                        Nodes.READ_TELEMETRY,
                        new ArrivalTime(),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer(),
                        topics.telemetry())
                .addProcessor(
                        Nodes.ADMIT_AND_JUDGE,
                        new AdmitAndJudge.Supplier(wiring),
                        Nodes.READ_OBSERVATIONS,
                        Nodes.READ_TELEMETRY,
                        Nodes.READ_BROADCAST_RULES,
                        Nodes.READ_BROADCAST_EXCEPTIONS,
                        Nodes.READ_BROADCAST_STATEMENTS)
                .addSink(
                        Nodes.WRITE_FACTS,
                        topics.facts(),
                        Address.SERIALIZER,
                        new ByteArraySerializer(),
                        Address.PARTITIONER,
                        Nodes.ADMIT_AND_JUDGE)
                .addSink(
                        Nodes.EMIT_VIOLATIONS,
                        topics.violations(),
                        Address.SERIALIZER,
                        new ByteArraySerializer(),
                        Address.PARTITIONER,
                        Nodes.ADMIT_AND_JUDGE)
                .addSink(
                        Nodes.EMIT_ANOMALIES,
                        topics.anomalies(),
                        Address.SERIALIZER,
                        new ByteArraySerializer(),
                        Address.PARTITIONER,
                        Nodes.ADMIT_AND_JUDGE)
                .addSink(
                        Nodes.EMIT_POSTURE,
                        topics.posture(),
                        Address.SERIALIZER,
                        new ByteArraySerializer(),
                        Address.PARTITIONER,
                        Nodes.ADMIT_AND_JUDGE)
                .addSink(
                        Nodes.QUARANTINE,
                        topics.quarantine(),
                        Address.SERIALIZER,
                        new ByteArraySerializer(),
                        Address.PARTITIONER,
                        Nodes.ADMIT_AND_JUDGE);
    }

    private static Repartitioned<byte[], byte[]> toAll(int partitions, String name) {
        var bytes = Serdes.ByteArray();
        return Repartitioned.with(bytes, bytes)
                .withName(name)
                .withNumberOfPartitions(partitions)
                .withStreamPartitioner(new ToAllPartitions());
    }
}
