package io.hullmark.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hullmark.wire.Digest;
import io.hullmark.wire.ObjectKind;
import io.hullmark.wire.Observation;
import io.hullmark.wire.Snapshot;
import io.hullmark.wire.SnapshotStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.junit.jupiter.api.Test;

class ObservationCodecTest {
    private final SchemaArchive archive = SchemaArchive.shipped();
    private final ObservationCodec codec = ObservationCodec.of(archive);

    @Test
    void shouldReadTheSameHeaderAsTheWholeRecordHas() throws UnreadableRecordException {
        for (var observation : FullRecords.of(Observation.class)) {
            var header = codec.header(codec.encode(observation));

            assertThat(header.hostId()).isEqualTo(observation.getHostId());
            assertThat(header.bootEpoch()).isEqualTo(observation.getBootEpoch());
            assertThat(header.sequence()).isEqualTo(observation.getSequence());
            assertThat(header.observedAt()).isEqualTo(observation.getObservedAt());
            assertThat(header.snapshot().isPresent()).isEqualTo(observation.getBody() instanceof Snapshot);
            header.snapshot().ifPresent(snapshot -> {
                var body = (Snapshot) observation.getBody();
                assertThat(snapshot.kind()).isEqualTo(body.getKind());
                assertThat(snapshot.objectId()).isEqualTo(body.getObjectId());
                assertThat(snapshot.digest()).isEqualTo(body.getDigest());
            });
        }
    }

    @Test
    void shouldReadTimesBefore1970() throws UnreadableRecordException {
        var at = Instant.parse("1969-12-31T23:59:59.999999Z");

        assertThat(codec.header(codec.encode(snapshot(at))).observedAt()).isEqualTo(at);
    }

    @Test
    void shouldReadTheHeaderOfAnotherVersionsRecord() throws UnreadableRecordException {
        var bytes = codec.encode(snapshot(Instant.parse("2026-05-01T10:00:00Z")));
        var newer = withFieldInFront(Observation.getClassSchema());
        var bytesOfNewer = GenericBytes.write(GenericBytes.read(bytes, Observation.getClassSchema(), newer));
        assertThatThrownBy(() -> codec.header(bytesOfNewer))
                .isInstanceOfSatisfying(
                        UnreadableRecordException.class,
                        e -> assertThat(e.fault()).isEqualTo(UnreadableRecordException.Fault.UNKNOWN_SCHEMA));

        archive.learn(newer);

        assertThat(codec.header(bytesOfNewer)).isEqualTo(codec.header(bytes));
    }

    @Test
    void shouldSayWhenBytesEndInTheHeader() {
        var bytes = codec.encode(snapshot(Instant.EPOCH));

        for (int length = SingleObject.HEADER_LENGTH; length < 60; length++) {
            var cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> codec.header(cut))
                    .isInstanceOfSatisfying(
                            UnreadableRecordException.class,
                            e -> assertThat(e.fault()).isEqualTo(UnreadableRecordException.Fault.TRUNCATED));
        }
    }

    private static Observation snapshot(Instant at) {
        var snapshot = new Snapshot(
                ObjectKind.CONTAINER,
                "4f".repeat(32),
                new Digest(new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}),
                SnapshotStatus.COMPLETE,
                "",
                List.of());
        return new Observation("host-1", 1_700_000_000_000L, 42L, at, snapshot);
    }

    /** What a later version might do, and what the fast way of reading would read wrongly. */
    private static Schema withFieldInFront(Schema schema) {
        var json = schema.toString()
                .replaceFirst(
                        "\"fields\":\\[", "\"fields\":[{\"name\":\"site\",\"type\":\"string\",\"default\":\"\"},");
        return new SchemaParser().parse(json).mainSchema();
    }
}
