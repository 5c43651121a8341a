package io.hullmark.streams.forms;

import io.hullmark.engine.findings.Subject;
import io.hullmark.engine.journal.Judged;
import io.hullmark.engine.journal.Pending;
import io.hullmark.engine.journal.Standing;
import io.hullmark.engine.verdicts.HeldRule;
import io.hullmark.engine.verdicts.RuleSetEpoch;
import java.io.IOException;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;

/** How rules, and what they said of subjects, are kept. */
public final class JudgementForms {
    private JudgementForms() {}

    public static StoredForm<Judged> subjects() {
        return StoredForm.of(
                (judged, out) -> {
                    writeSubject(judged.subject(), out);
                    out.writeLong(judged.epoch());
                    Parts.writeArray(judged.verdicts(), out);
                    out.writeInt(judged.reasons());
                    out.writeInt(judged.attested());
                    Parts.writeList(judged.findings(), out, FindingForms::write);
                },
                in -> new Judged(
                        readSubject(in),
                        in.readLong(),
                        Parts.readArray(in),
                        in.readInt(),
                        in.readInt(),
                        Parts.readList(in, FindingForms::read)));
    }

    public static StoredForm<Pending> pending() {
        return StoredForm.of(
                (pending, out) -> {
                    Parts.writeInstant(pending.due(), out);
                    Parts.writeOptional(pending.removal(), out, FindingForms::writeCause);
                },
                in -> new Pending(Parts.readInstant(in), Parts.readOptional(in, FindingForms::readCause)));
    }

    public static StoredForm<HeldRule> rules() {
        return StoredForm.of(
                (rule, out) -> {
                    out.writeString(rule.id());
                    out.writeString(rule.text());
                    out.writeInt(rule.ordinal());
                    out.writeLong(rule.since());
                    out.writeString(rule.standing().name());
                },
                in -> new HeldRule(
                        in.readString(),
                        in.readString(),
                        in.readInt(),
                        in.readLong(),
                        HeldRule.Standing.valueOf(in.readString())));
    }

    public static StoredForm<Standing> standing() {
        return StoredForm.of(
                (standing, out) -> {
                    out.writeLong(standing.epoch().number());
                    out.writeString(standing.epoch().hash());
                    out.writeString(standing.policy());
                    out.writeInt(standing.ordinals());
                    Parts.writeInstant(standing.now(), out);
                    out.writeLong(standing.sweptTo());
                    Parts.writeOptional(standing.sweep(), out, JudgementForms::writeSweep);
                },
                in -> new Standing(
                        new RuleSetEpoch(in.readLong(), in.readString()),
                        in.readString(),
                        in.readInt(),
                        Parts.readInstant(in),
                        in.readLong(),
                        Parts.readOptional(in, JudgementForms::readSweep)));
    }

    static void writeSubject(Subject subject, BinaryEncoder out) throws IOException {
        Parts.writeKey(subject.key(), out);
        out.writeString(subject.hostName());
        out.writeString(subject.name());
        out.writeString(subject.image());
        out.writeString(subject.imageId());
        out.writeString(subject.composeProject());
        out.writeString(subject.composeService());
        out.writeString(subject.owner());
    }

    static Subject readSubject(BinaryDecoder in) throws IOException {
        return new Subject(
                Parts.readKey(in),
                in.readString(),
                in.readString(),
                in.readString(),
                in.readString(),
                in.readString(),
                in.readString(),
                in.readString());
    }

    private static void writeSweep(Standing.Sweep sweep, BinaryEncoder out) throws IOException {
        out.writeLong(sweep.target());
        Parts.writeOptional(sweep.after(), out, Parts::writeKey);
    }

    private static Standing.Sweep readSweep(BinaryDecoder in) throws IOException {
        return new Standing.Sweep(in.readLong(), Parts.readOptional(in, Parts::readKey));
    }
}
