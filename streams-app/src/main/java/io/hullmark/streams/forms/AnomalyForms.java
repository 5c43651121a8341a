package io.hullmark.streams.forms;

import io.hullmark.engine.anomalies.Baseline;
import io.hullmark.engine.anomalies.Exposure;
import io.hullmark.engine.anomalies.HeldAnomaly;
import io.hullmark.engine.anomalies.HeldAnomaly.Told;
import io.hullmark.engine.anomalies.HeldBehaviour;
import io.hullmark.engine.anomalies.HeldWorkload;
import io.hullmark.engine.anomalies.Member;
import io.hullmark.engine.anomalies.Metric;
import io.hullmark.engine.anomalies.Notice.Common;
import io.hullmark.engine.anomalies.Outlook;
import io.hullmark.engine.detectors.AnomalyKind;
import io.hullmark.engine.rules.Severity;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;

/** How the behaviour of containers, and what is unlike them, is kept. */
public final class AnomalyForms {
    private AnomalyForms() {}

    public static StoredForm<HeldBehaviour> behaviours() {
        return StoredForm.of(
                (behaviour, out) -> {
                    out.writeLong(behaviour.bootEpoch());
                    out.writeLong(behaviour.sequence());
                    Parts.writeInstant(behaviour.measuredAt(), out);
                    Parts.writeInstant(behaviour.at(), out);
                    Parts.writeList(behaviour.containers(), out, AnomalyForms::writeContainer);
                },
                in -> new HeldBehaviour(
                        in.readLong(),
                        in.readLong(),
                        Parts.readInstant(in),
                        Parts.readInstant(in),
                        Parts.readList(in, AnomalyForms::readContainer)));
    }

    public static StoredForm<HeldWorkload> workloads() {
        return StoredForm.of(
                (workload, out) -> {
                    Parts.writeArray(workload.baseline(), out);
                    writeInts(workload.model(), out);
                    out.writeInt(workload.containers());
                    Parts.writeInstant(workload.seenAt(), out);
                },
                in -> new HeldWorkload(Parts.readArray(in), readInts(in), in.readInt(), Parts.readInstant(in)));
    }

    public static StoredForm<HeldAnomaly> anomalies() {
        return StoredForm.of(
                (anomaly, out) -> {
                    out.writeString(anomaly.id());
                    Parts.writeKey(anomaly.origin(), out);
                    out.writeString(anomaly.kind().name());
                    out.writeString(anomaly.metric().name());
                    Parts.writeInstant(anomaly.openedAt(), out);
                    Parts.writeInstant(anomaly.since(), out);
                    out.writeString(anomaly.common().name());
                    writeMember(anomaly.lead(), out);
                    Parts.writeList(anomaly.members(), out, AnomalyForms::writeMember);
                    Parts.writeOptional(anomaly.told(), out, AnomalyForms::writeTold);
                },
                in -> new HeldAnomaly(
                        in.readString(),
                        Parts.readKey(in),
                        AnomalyKind.valueOf(in.readString()),
                        Metric.valueOf(in.readString()),
                        Parts.readInstant(in),
                        Parts.readInstant(in),
                        Common.valueOf(in.readString()),
                        readMember(in),
                        Parts.readList(in, AnomalyForms::readMember),
                        Parts.readOptional(in, AnomalyForms::readTold)));
    }

    private static void writeContainer(HeldBehaviour.OfContainer container, BinaryEncoder out) throws IOException {
        out.writeString(container.id());
        out.writeString(container.workload());
        writeInts(container.state(), out);
        Parts.writeInstant(container.at(), out);
        ConditionForms.writeReading(container.reading(), out);
        Parts.writeOptional(container.promised(), out, (promised, to) -> {
            to.writeString(promised.phase().name());
            Parts.writeOptional(promised.until(), to, Parts::writeInstant);
        });
    }

    private static HeldBehaviour.OfContainer readContainer(BinaryDecoder in) throws IOException {
        return new HeldBehaviour.OfContainer(
                in.readString(),
                in.readString(),
                readInts(in),
                Parts.readInstant(in),
                ConditionForms.readReading(in),
                Parts.readOptional(
                        in,
                        from -> new Outlook(
                                Outlook.Phase.valueOf(from.readString()),
                                Parts.readOptional(from, Parts::readInstant))));
    }

    private static void writeMember(Member member, BinaryEncoder out) throws IOException {
        JudgementForms.writeSubject(member.subject(), out);
        Parts.writeInstant(member.since(), out);
        out.writeDouble(member.value());
        out.writeDouble(member.low());
        out.writeDouble(member.high());
        out.writeDouble(member.score());
        out.writeString(member.baseline().workload());
        out.writeLong(member.baseline().learned().toMillis());
        out.writeInt(member.baseline().samples());
        out.writeInt(member.baseline().containers());
        writeExposure(member.exposure(), out);
        out.writeString(member.severity().name());
        Parts.writeOptional(member.exception(), out, Parts::writeString);
    }

    private static Member readMember(BinaryDecoder in) throws IOException {
        return new Member(
                JudgementForms.readSubject(in),
                Parts.readInstant(in),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                new Baseline(in.readString(), Duration.ofMillis(in.readLong()), in.readInt(), in.readInt()),
                readExposure(in),
                Severity.valueOf(in.readString()),
                Parts.readOptional(in, Parts::readString));
    }

    private static void writeExposure(Exposure exposure, BinaryEncoder out) throws IOException {
        out.writeLong(exposure.memoryLimit());
        out.writeDouble(exposure.cpuLimit());
        out.writeLong(exposure.pidsLimit());
        out.writeBoolean(exposure.privileged());
        Parts.writeList(exposure.ports(), out, Parts::writeString);
        out.writeBoolean(exposure.reachable());
        Parts.writeOptional(exposure.worstFinding(), out, (worst, to) -> to.writeString(worst.name()));
    }

    private static Exposure readExposure(BinaryDecoder in) throws IOException {
        return new Exposure(
                in.readLong(),
                in.readDouble(),
                in.readLong(),
                in.readBoolean(),
                Parts.readList(in, Parts::readString),
                in.readBoolean(),
                Parts.readOptional(in, from -> Severity.valueOf(from.readString())));
    }

    private static void writeTold(Told told, BinaryEncoder out) throws IOException {
        out.writeInt(told.transitions());
        Parts.writeInstant(told.at(), out);
        out.writeString(told.kind().name());
        out.writeDouble(told.score());
        out.writeString(told.severity().name());
        Parts.writeOptional(told.exception(), out, Parts::writeString);
        out.writeString(told.common().name());
        out.writeInt(told.company());
    }

    private static Told readTold(BinaryDecoder in) throws IOException {
        return new Told(
                in.readInt(),
                Parts.readInstant(in),
                AnomalyKind.valueOf(in.readString()),
                in.readDouble(),
                Severity.valueOf(in.readString()),
                Parts.readOptional(in, Parts::readString),
                Common.valueOf(in.readString()),
                in.readInt());
    }

    private static void writeInts(int[] values, BinaryEncoder out) throws IOException {
        var bytes = ByteBuffer.allocate(values.length * Integer.BYTES);
        bytes.asIntBuffer().put(values);
        Parts.writeArray(bytes.array(), out);
    }

    private static int[] readInts(BinaryDecoder in) throws IOException {
        var bytes = Parts.readArray(in);
        var values = new int[bytes.length / Integer.BYTES];
        ByteBuffer.wrap(bytes).asIntBuffer().get(values);
        return values;
    }
}
