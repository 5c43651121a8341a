package io.hullmark.streams.forms;

import io.hullmark.engine.facts.Fact;
import io.hullmark.engine.facts.Section;
import io.hullmark.engine.picture.Activity;
import io.hullmark.engine.picture.DigestSum;
import io.hullmark.engine.picture.HeldObject;
import io.hullmark.engine.picture.HostState;
import io.hullmark.engine.picture.Ties;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;

/** How what is known of hosts and their objects is kept. */
public final class PictureForms {
    private PictureForms() {}

    public static StoredForm<HeldObject> objects() {
        return StoredForm.of(
                (object, out) -> {
                    Parts.writeOptional(object.digest(), out, Parts::writeDigest);
                    out.writeString(object.completeness().name());
                    out.writeString(object.detail());
                    out.writeString(object.freshness().name());
                    Parts.writeList(object.sections(), out, PictureForms::writeSection);
                },
                in -> new HeldObject(
                        Parts.readOptional(in, Parts::readDigest),
                        Fact.Completeness.valueOf(in.readString()),
                        in.readString(),
                        HeldObject.Freshness.valueOf(in.readString()),
                        Parts.readList(in, PictureForms::readSection)));
    }

    public static StoredForm<Ties> ties() {
        return StoredForm.of(
                (ties, out) -> {
                    out.writeString(ties.name());
                    out.writeString(ties.reference());
                    out.writeString(ties.imageId());
                    Parts.writeList(ties.joins(), out, Parts::writeString);
                    Parts.writeList(ties.volumes(), out, Parts::writeString);
                    Parts.writeList(ties.tags(), out, Parts::writeString);
                },
                in -> new Ties(
                        in.readString(),
                        in.readString(),
                        in.readString(),
                        Parts.readList(in, Parts::readString),
                        Parts.readList(in, Parts::readString),
                        Parts.readList(in, Parts::readString)));
    }

    public static StoredForm<Activity> activities() {
        return StoredForm.of(
                (activity, out) -> {
                    Parts.writeList(activity.execs(), out, PictureForms::writeExec);
                    out.writeString(activity.action());
                },
                in -> new Activity(Parts.readList(in, PictureForms::readExec), in.readString()));
    }

    public static StoredForm<HostState> hosts() {
        return StoredForm.of(
                (host, out) -> {
                    Parts.writeInstant(host.heardAt(), out);
                    out.writeLong(host.interval().toMillis());
                    Parts.writeOptional(host.silentSince(), out, Parts::writeInstant);
                    Parts.writeOptional(host.gap(), out, PictureForms::writeGap);
                    Parts.writeOptional(host.confirmedAt(), out, Parts::writeInstant);
                    out.writeLong(host.sum().high());
                    out.writeLong(host.sum().low());
                    out.writeInt(host.sum().objects());
                    out.writeInt(host.outstanding());
                    Parts.writeOptional(host.unseenSince(), out, Parts::writeInstant);
                },
                in -> new HostState(
                        Parts.readInstant(in),
                        Duration.ofMillis(in.readLong()),
                        Parts.readOptional(in, Parts::readInstant),
                        Parts.readOptional(in, PictureForms::readGap),
                        Parts.readOptional(in, Parts::readInstant),
                        new DigestSum(in.readLong(), in.readLong(), in.readInt()),
                        in.readInt(),
                        // earlier versions ended here
                        in.isEnd() ? Optional.empty() : Parts.readOptional(in, Parts::readInstant)));
    }

    private static void writeSection(Section section, BinaryEncoder out) throws IOException {
        out.writeString(section.name());
        Parts.writeDigest(section.digest(), out);
        Parts.writeArray(section.body(), out);
    }

    private static Section readSection(BinaryDecoder in) throws IOException {
        return new Section(in.readString(), Parts.readDigest(in), Parts.readArray(in));
    }

    private static void writeExec(Fact.Exec exec, BinaryEncoder out) throws IOException {
        out.writeString(exec.id());
        Parts.writeOptional(exec.privileged(), out, (privileged, to) -> to.writeBoolean(privileged));
        Parts.writeOptional(exec.user(), out, Parts::writeString);
        Parts.writeList(exec.command(), out, Parts::writeString);
    }

    private static Fact.Exec readExec(BinaryDecoder in) throws IOException {
        return new Fact.Exec(
                in.readString(),
                Parts.readOptional(in, BinaryDecoder::readBoolean),
                Parts.readOptional(in, Parts::readString),
                Parts.readList(in, Parts::readString));
    }

    private static void writeGap(HostState.Gap gap, BinaryEncoder out) throws IOException {
        out.writeString(gap.cause());
        out.writeString(gap.detail());
        Parts.writeInstant(gap.from(), out);
    }

    private static HostState.Gap readGap(BinaryDecoder in) throws IOException {
        return new HostState.Gap(in.readString(), in.readString(), Parts.readInstant(in));
    }
}
