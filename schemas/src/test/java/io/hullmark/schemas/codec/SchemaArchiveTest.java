package io.hullmark.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaArchiveTest {

    static Stream<Named<Class<? extends SpecificRecord>>> types() {
        return RecordTypes.all().stream().map(type -> Named.of(type.getSimpleName(), type));
    }

    @ParameterizedTest
    @MethodSource("types")
    void shouldHoldTodaysSchemaOf(Class<? extends SpecificRecord> type) {
        assertThat(ArchiveFiles.schemaFile(RecordTypes.schema(type)))
                .as("today's schema of %s is not in the archive; %s", type.getSimpleName(), ArchiveFiles.HOW_TO_WRITE)
                .exists();
    }

    @Test
    void shouldListItsFilesInItsIndex() throws IOException {
        assertThat(ArchiveFiles.INDEX)
                .as("the index of the archive is not current; %s", ArchiveFiles.HOW_TO_WRITE)
                .hasContent(ArchiveFiles.index(ArchiveFiles.SCHEMAS));
    }

    @Test
    void shouldKeepEachSchemaUnderItsOwnFingerprint() {
        for (var archived : SchemaArchive.all()) {
            var schema = archived.parse();

            assertThat(SingleObject.fingerprint(schema)).as("%s", archived).isEqualTo(archived.fingerprint());
            assertThat(schema.getName()).isEqualTo(archived.record());
        }
    }

    @Test
    void shouldFindWhatShippedAndWhatItLearned() {
        var archive = SchemaArchive.shipped();
        var shipped = SchemaArchive.all().get(0);
        var other = SchemaBuilder.record("Later").fields().endRecord();

        archive.learn(other);

        assertThat(archive.find(shipped.fingerprint())).contains(shipped.parse());
        assertThat(archive.find(SingleObject.fingerprint(other))).contains(other);
        assertThat(SchemaArchive.shipped().find(SingleObject.fingerprint(other)))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    <T extends SpecificRecord> void shouldStillReadTheSamplesOf(Class<T> type) throws Exception {
        var codec = Codec.of(type);
        var archived = SchemaArchive.all().stream()
                .filter(schema -> schema.record().equals(type.getSimpleName()))
                .toList();
        assertThat(archived).isNotEmpty();
        for (var schema : archived) {
            var samples = ArchiveFiles.samples(schema.record(), SingleObject.hex(schema.fingerprint()));
            assertThat(samples).as("samples of %s", schema).isNotEmpty();
            for (var sample : samples) {
                var bytes = Files.readAllBytes(sample);
                var truth = GenericBytes.read(bytes, schema.parse(), schema.parse());

                // What was written then, read with today's class, written again and read as then, is what was written
                // then.
                var again =
                        GenericBytes.read(codec.encode(codec.decode(bytes)), RecordTypes.schema(type), schema.parse());

                assertThat(again).as("%s", sample).isEqualTo(truth);
            }
        }
    }
}
