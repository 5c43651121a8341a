package io.hullmark.streams.forms;

import io.hullmark.engine.findings.Cause;
import io.hullmark.engine.findings.Episode;
import io.hullmark.engine.findings.FactKind;
import io.hullmark.engine.findings.HeldFinding;
import java.io.IOException;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;

/** How findings are kept. */
final class FindingForms {
    private FindingForms() {}

    static void write(HeldFinding finding, BinaryEncoder out) throws IOException {
        out.writeInt(finding.rule());
        out.writeString(finding.element());
        out.writeString(finding.origin());
        out.writeString(finding.state().name());
        Parts.writeOptional(finding.exception(), out, Parts::writeString);
        Parts.writeOptional(finding.due(), out, Parts::writeInstant);
        out.writeInt(finding.transitions());
        Parts.writeInstant(finding.firstSeen(), out);
        Parts.writeInstant(finding.lastSeen(), out);
        Parts.writeInstant(finding.episode().since(), out);
        writeCause(finding.episode().cause(), out);
        out.writeInt(finding.episode().returns());
    }

    static HeldFinding read(BinaryDecoder in) throws IOException {
        return new HeldFinding(
                in.readInt(),
                in.readString(),
                in.readString(),
                HeldFinding.State.valueOf(in.readString()),
                Parts.readOptional(in, Parts::readString),
                Parts.readOptional(in, Parts::readInstant),
                in.readInt(),
                Parts.readInstant(in),
                Parts.readInstant(in),
                new Episode(Parts.readInstant(in), readCause(in), in.readInt()));
    }

    static void writeCause(Cause cause, BinaryEncoder out) throws IOException {
        out.writeInt(cause.partition());
        out.writeLong(cause.position());
        out.writeString(cause.kind().name());
        out.writeString(cause.action());
    }

    static Cause readCause(BinaryDecoder in) throws IOException {
        return new Cause(in.readInt(), in.readLong(), FactKind.valueOf(in.readString()), in.readString());
    }
}
