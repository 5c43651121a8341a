package io.hullmark.streams.forms;

import io.hullmark.engine.decisions.Held;
import io.hullmark.engine.facts.Attestation;
import io.hullmark.engine.facts.Decision;
import io.hullmark.engine.facts.ExceptionScope;
import io.hullmark.engine.facts.PolicyException;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;

/** How decisions are kept. */
public final class DecisionForms {
    private DecisionForms() {}

    public static StoredForm<Held<PolicyException>> exceptions() {
        return held(DecisionForms::write, DecisionForms::readException);
    }

    public static StoredForm<Held<Attestation>> attestations() {
        return held(DecisionForms::write, DecisionForms::readAttestation);
    }

    private static <D extends Decision> StoredForm<Held<D>> held(StoredForm.Write<D> write, StoredForm.Read<D> read) {
        return StoredForm.of(
                (held, out) -> {
                    out.writeString(held.phase().name());
                    write.write(held.decision(), out);
                },
                in -> {
                    var phase = Held.Phase.valueOf(in.readString());
                    return new Held<>(read.read(in), phase);
                });
    }

    private static void write(PolicyException exception, BinaryEncoder out) throws IOException {
        out.writeString(exception.id());
        out.writeString(exception.type().name());
        writeScope(exception.scope(), out);
        out.writeString(exception.reason());
        out.writeString(exception.requester());
        out.writeString(exception.approver());
        out.writeString(exception.ticket());
        Parts.writeInstant(exception.startsAt(), out);
        Parts.writeInstant(exception.expiresAt(), out);
    }

    private static PolicyException readException(BinaryDecoder in) throws IOException {
        return new PolicyException(
                in.readString(),
                PolicyException.Type.valueOf(in.readString()),
                readScope(in),
                in.readString(),
                in.readString(),
                in.readString(),
                in.readString(),
                Parts.readInstant(in),
                Parts.readInstant(in));
    }

    private static void write(Attestation attestation, BinaryEncoder out) throws IOException {
        out.writeString(attestation.id());
        writeScope(attestation.scope(), out);
        out.writeString(attestation.statement());
        out.writeString(attestation.by());
        Parts.writeInstant(attestation.statedAt(), out);
        Parts.writeInstant(attestation.until(), out);
        out.writeString(attestation.link());
    }

    private static Attestation readAttestation(BinaryDecoder in) throws IOException {
        return new Attestation(
                in.readString(),
                readScope(in),
                in.readString(),
                in.readString(),
                Parts.readInstant(in),
                Parts.readInstant(in),
                in.readString());
    }

    private static void writeScope(ExceptionScope scope, BinaryEncoder out) throws IOException {
        Parts.writeList(scope.rules(), out, Parts::writeString);
        Parts.writeList(scope.controls(), out, Parts::writeString);
        Parts.writeList(scope.hosts(), out, Parts::writeString);
        writeLabels(scope.hostLabels(), out);
        Parts.writeList(scope.images(), out, Parts::writeString);
        Parts.writeList(scope.containers(), out, Parts::writeString);
        writeLabels(scope.labels(), out);
        out.writeString(scope.composeProject());
        out.writeString(scope.composeService());
        Parts.writeList(scope.elements(), out, Parts::writeString);
    }

    private static ExceptionScope readScope(BinaryDecoder in) throws IOException {
        return new ExceptionScope(
                Parts.readList(in, Parts::readString),
                Parts.readList(in, Parts::readString),
                Parts.readList(in, Parts::readString),
                readLabels(in),
                Parts.readList(in, Parts::readString),
                Parts.readList(in, Parts::readString),
                readLabels(in),
                in.readString(),
                in.readString(),
                Parts.readList(in, Parts::readString));
    }

    private static void writeLabels(Map<String, String> labels, BinaryEncoder out) throws IOException {
        out.writeInt(labels.size());
        for (var label : new TreeMap<>(labels).entrySet()) {
            out.writeString(label.getKey());
            out.writeString(label.getValue());
        }
    }

    private static Map<String, String> readLabels(BinaryDecoder in) throws IOException {
        var labels = new TreeMap<String, String>();
        for (int left = in.readInt(); left > 0; left--) {
            labels.put(in.readString(), in.readString());
        }
        return labels;
    }
}
