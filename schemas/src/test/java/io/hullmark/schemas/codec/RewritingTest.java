package io.hullmark.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hullmark.schemas.codec.UnreadableRecordException.Fault;
import io.hullmark.wire.Violation;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What this version tells can be held against what another one told, byte for byte. */
class RewritingTest {
    private final Rewriting rewriting = new Rewriting(SchemaArchive.shipped());

    static Stream<Named<Class<? extends SpecificRecord>>> types() {
        return RecordTypes.all().stream().map(type -> Named.of(type.getSimpleName(), type));
    }

    @ParameterizedTest
    @MethodSource("types")
    <T extends SpecificRecord> void shouldWriteWhatEveryVersionWroteAsItDid(Class<T> type) throws Exception {
        var codec = Codec.of(type);
        for (var schema : SchemaArchive.all()) {
            if (schema.record().equals(type.getSimpleName())) {
                for (var sample : ArchiveFiles.samples(schema.record(), SingleObject.hex(schema.fingerprint()))) {
                    var then = Files.readAllBytes(sample);
                    var now = codec.encode(codec.decode(then));

                    assertThat(rewriting.like(then, now)).as("%s", sample).isEqualTo(then);
                }
            }
        }
    }

    @Test
    void shouldSayThatItDoesNotKnowASchema() {
        var unknown = SingleObject.header(
                SingleObject.fingerprint(SchemaBuilder.record("Later").fields().endRecord()));
        var known = SingleObject.header(SingleObject.fingerprint(Violation.getClassSchema()));

        assertThatThrownBy(() -> rewriting.like(unknown, known))
                .isInstanceOfSatisfying(
                        UnreadableRecordException.class,
                        e -> assertThat(e.fault()).isEqualTo(Fault.UNKNOWN_SCHEMA));
    }

    @Test
    void shouldSayThatARecordIsOfAnotherType() throws Exception {
        var entry = ArchiveFiles.samples("Anomaly", "43adbe595876f301").get(0);
        var known = SingleObject.header(SingleObject.fingerprint(Violation.getClassSchema()));

        assertThatThrownBy(() -> rewriting.like(known, Files.readAllBytes(entry)))
                .isInstanceOfSatisfying(
                        UnreadableRecordException.class,
                        e -> assertThat(e.fault()).isEqualTo(Fault.MALFORMED));
    }
}
