package io.hullmark.streams.forms;

import io.hullmark.engine.conditions.Awaited;
import io.hullmark.engine.conditions.HeldReadings;
import io.hullmark.engine.conditions.Lasting;
import io.hullmark.engine.conditions.Measured;
import io.hullmark.engine.conditions.Occurrences;
import io.hullmark.engine.conditions.OpenGaps;
import io.hullmark.engine.facts.Condition;
import io.hullmark.engine.facts.Evidence;
import io.hullmark.engine.picture.HeldConditions;
import io.hullmark.engine.telemetry.Reading;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;

/** How what was condensed from telemetry and events is kept. */
public final class ConditionForms {
    private ConditionForms() {}

    public static StoredForm<HeldConditions> conditions() {
        return StoredForm.of(
                (held, out) -> {
                    Parts.writeOptional(held.unmeasured(), out, Parts::writeString);
                    writeMap(held.missing(), out, Parts::writeString);
                    Parts.writeList(held.conditions(), out, ConditionForms::writeCondition);
                },
                in -> new HeldConditions(
                        Parts.readOptional(in, Parts::readString),
                        readMap(in, Parts::readString),
                        Parts.readList(in, ConditionForms::readCondition)));
    }

    public static StoredForm<Measured> measured() {
        return StoredForm.of(
                (measured, out) -> {
                    out.writeLong(measured.bootEpoch());
                    out.writeLong(measured.sequence());
                    Parts.writeInstant(measured.measuredAt(), out);
                    Parts.writeInstant(measured.at(), out);
                    writeReading(measured.reading(), out);
                    writeMap(measured.lasting(), out, ConditionForms::writeLasting);
                },
                in -> new Measured(
                        in.readLong(),
                        in.readLong(),
                        Parts.readInstant(in),
                        Parts.readInstant(in),
                        readReading(in),
                        readMap(in, ConditionForms::readLasting)));
    }

    public static StoredForm<HeldReadings> readings() {
        return StoredForm.of(
                (held, out) -> Parts.writeList(held.containers(), out, (container, to) -> {
                    to.writeString(container.id());
                    Parts.writeInstant(container.measuredAt(), to);
                    writeReading(container.reading(), to);
                }),
                in -> new HeldReadings(Parts.readList(
                        in,
                        from -> new HeldReadings.OfContainer(
                                from.readString(), Parts.readInstant(from), readReading(from)))));
    }

    public static StoredForm<Occurrences> occurrences() {
        return StoredForm.of(
                (occurrences, out) -> {
                    out.writeString(occurrences.hash());
                    Parts.writeList(occurrences.times(), out, Parts::writeInstant);
                    out.writeLong(occurrences.within().toMillis());
                    out.writeInt(occurrences.atLeast());
                    Parts.writeList(occurrences.holding(), out, Parts::writeKey);
                },
                in -> new Occurrences(
                        in.readString(),
                        Parts.readList(in, Parts::readInstant),
                        Duration.ofMillis(in.readLong()),
                        in.readInt(),
                        Parts.readList(in, Parts::readKey)));
    }

    public static StoredForm<Awaited> awaited() {
        return StoredForm.of(
                (awaited, out) -> {
                    out.writeString(awaited.hash());
                    out.writeString(awaited.event());
                    Parts.writeInstant(awaited.since(), out);
                    out.writeLong(awaited.lasts().toMillis());
                    Parts.writeOptional(awaited.container(), out, Parts::writeKey);
                    Parts.writeInstant(awaited.turnedAt(), out);
                    out.writeBoolean(awaited.holds());
                },
                in -> new Awaited(
                        in.readString(),
                        in.readString(),
                        Parts.readInstant(in),
                        Duration.ofMillis(in.readLong()),
                        Parts.readOptional(in, Parts::readKey),
                        Parts.readInstant(in),
                        in.readBoolean()));
    }

    public static StoredForm<OpenGaps> gaps() {
        return StoredForm.of(
                (gaps, out) -> Parts.writeList(List.copyOf(gaps.causes()), out, Parts::writeString),
                in -> new OpenGaps(new TreeSet<>(Parts.readList(in, Parts::readString))));
    }

    private static void writeCondition(Condition condition, BinaryEncoder out) throws IOException {
        out.writeString(condition.rule());
        out.writeString(condition.hash());
        Parts.writeInstant(condition.since(), out);
        out.writeString(condition.message());
        Parts.writeList(condition.evidence(), out, (evidence, to) -> {
            to.writeString(evidence.path());
            to.writeString(evidence.observed());
            to.writeString(evidence.expected());
        });
    }

    private static Condition readCondition(BinaryDecoder in) throws IOException {
        return new Condition(
                in.readString(),
                in.readString(),
                Parts.readInstant(in),
                in.readString(),
                Parts.readList(in, from -> new Evidence(from.readString(), from.readString(), from.readString())));
    }

    static void writeReading(Reading reading, BinaryEncoder out) throws IOException {
        out.writeLong(reading.begunAt());
        var values = reading.values();
        out.writeInt(values.length);
        for (long value : values) {
            out.writeLong(value);
        }
    }

    static Reading readReading(BinaryDecoder in) throws IOException {
        long begunAt = in.readLong();
        var values = new long[in.readInt()];
        for (int place = 0; place < values.length; place++) {
            values[place] = in.readLong();
        }
        return Reading.of(begunAt, values);
    }

    private static void writeLasting(Lasting lasting, BinaryEncoder out) throws IOException {
        out.writeString(lasting.hash());
        out.writeString(lasting.phase().name());
        Parts.writeInstant(lasting.since(), out);
        Parts.writeInstant(lasting.turnedAt(), out);
    }

    private static Lasting readLasting(BinaryDecoder in) throws IOException {
        return new Lasting(
                in.readString(), Lasting.Phase.valueOf(in.readString()), Parts.readInstant(in), Parts.readInstant(in));
    }

    private static <V> void writeMap(SortedMap<String, V> map, BinaryEncoder out, StoredForm.Write<V> form)
            throws IOException {
        out.writeInt(map.size());
        for (var entry : map.entrySet()) {
            out.writeString(entry.getKey());
            form.write(entry.getValue(), out);
        }
    }

    private static <V> SortedMap<String, V> readMap(BinaryDecoder in, StoredForm.Read<V> form) throws IOException {
        int size = in.readInt();
        var map = new TreeMap<String, V>();
        for (int entry = 0; entry < size; entry++) {
            map.put(in.readString(), form.read(in));
        }
        return map;
    }
}
