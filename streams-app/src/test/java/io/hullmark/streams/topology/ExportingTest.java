package io.hullmark.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hullmark.engine.language.CelRules;
import io.hullmark.schemas.codec.SchemaArchive;
import io.hullmark.streams.export.BadExportException;
import io.hullmark.streams.export.Export;
import io.hullmark.streams.export.ExportedEvidence;
import io.hullmark.streams.export.Manifest;
import io.hullmark.streams.replay.Evidence;
import io.hullmark.streams.replay.Proof;
import io.hullmark.streams.replay.Proof.Flaw;
import io.hullmark.streams.replay.Replayer;
import io.hullmark.streams.replay.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files give the same answers as the cluster that they are from, and whatever was done to them is found. */
final class ExportingTest {
    private static final Export.Names NAMES = new Export.Names("facts", "violations", "checkpoints");
    private static final String JOURNAL = "facts-0.avro";

    @TempDir
    Path state;

    @TempDir
    Path out;

    @ParameterizedTest
    @ValueSource(longs = {61, 62})
    void shouldProveFromFilesWhatTheClusterProves(long seed) throws Exception {
        try (var topology = new DrivenTopology(state)) {
            RandomHistory.live(topology, new Random(seed));
            var evidence = KeptEvidence.of(topology);
            export(evidence, Span.ALL);

            var exported = ExportedEvidence.in(out);

            assertThat(verify(exported, Span.ALL)).isEqualTo(verify(evidence, Span.ALL));
            assertThat(verify(exported, Span.ALL).flaw()).isEmpty();
            assertThat(exported.changedFiles()).isEmpty();
            assertThat(out.resolve("schemas")).isDirectoryContaining("glob:**JournalEntry-*.avsc");
        }
    }

    @Test
    void shouldHoldWhatBecameKnownBeforeAnEndAndTheEntryThatVouchesForIt() throws Exception {
        try (var topology = new DrivenTopology(state)) {
            RandomHistory.live(topology, new Random(63));
            var early = topology.bytes("facts").size();
            var end = topology.now();
            RandomHistory.live(topology, new Random(64));
            var span = new Span(Instant.MIN, end);
            var evidence = KeptEvidence.of(topology);

            var manifest = export(evidence, span);

            assertThat(manifest.file("facts", 0).orElseThrow().records()).isEqualTo(early + 1);
            assertThat(Manifest.read(out)).isEqualTo(manifest);
            assertThat(verify(ExportedEvidence.in(out), span)).isEqualTo(verify(evidence, span));
        }
    }

    /** What somebody does to the journal's file, together with what the manifest says of it. */
    @ParameterizedTest
    @EnumSource(Tampering.class)
    void shouldNameTheFirstPositionThatIsNotAsItWas(Tampering tampering) throws Exception {
        try (var topology = new DrivenTopology(state)) {
            RandomHistory.live(topology, new Random(65));
            export(KeptEvidence.of(topology), Span.ALL);
            tampering.on(out, JOURNAL);

            var proof = verify(ExportedEvidence.in(out), Span.ALL);

            assertThat(proof.flaw()).containsInstanceOf(Flaw.Damaged.class);
            assertThat(((Flaw.Damaged) proof.flaw().orElseThrow()).place().offset())
                    .isEqualTo(tampering.firstBad());
        }
    }

    @Test
    void shouldNameTheFileThatIsNotAsTheManifestHasIt() throws Exception {
        try (var topology = new DrivenTopology(state)) {
            RandomHistory.live(topology, new Random(66));
            export(KeptEvidence.of(topology), Span.ALL);
            var bytes = Files.readAllBytes(out.resolve(JOURNAL));
            bytes[bytes.length / 2]++;
            Files.write(out.resolve(JOURNAL), bytes);

            var exported = ExportedEvidence.in(out);

            assertThat(exported.changedFiles()).containsExactly(JOURNAL);
            assertThat(verify(exported, Span.ALL).flaw()).containsInstanceOf(Flaw.Damaged.class);
        }
    }

    @Test
    void shouldSayThatAFileEndsTooSoon() throws Exception {
        try (var topology = new DrivenTopology(state)) {
            RandomHistory.live(topology, new Random(67));
            export(KeptEvidence.of(topology), Span.ALL);
            var bytes = Files.readAllBytes(out.resolve(JOURNAL));
            Files.write(out.resolve(JOURNAL), java.util.Arrays.copyOf(bytes, bytes.length / 2));

            var flaw = verify(ExportedEvidence.in(out), Span.ALL).flaw().orElseThrow();

            assertThat(((Flaw.Damaged) flaw).message()).contains(JOURNAL);
        }
    }

    @Test
    void shouldNotWriteOverWhatIsThere() throws IOException {
        Files.writeString(out.resolve("mine"), "");

        assertThatThrownBy(() -> export(new Nothing(), Span.ALL))
                .isInstanceOf(BadExportException.class)
                .hasMessageContaining("holds something");
    }

    @Test
    void shouldSayThatThereIsNoExport() {
        assertThatThrownBy(() -> ExportedEvidence.in(out))
                .isInstanceOf(BadExportException.class)
                .hasMessageContaining("there is no manifest.json in");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"version\":1,\"facts\":\"f\",\"violations\":\"v\",\"checkpoints\":\"c\",\"files\":[]}",
                "{\"version\":1,\"facts\":\"f\",\"violations\":\"v\",\"checkpoints\":\"c\",\"files\":[null]}",
                "{\"version\":2,\"facts\":\"f\",\"violations\":\"v\",\"checkpoints\":\"c\",\"files\":[]}",
                "{\"version\":1,\"facts\":\"f\",\"violations\":\"v\",\"checkpoints\":\"c\",\"files\":[{\"name\":\"../x\",\"topic\":\"f\",\"partition\":0}]}"
            })
    void shouldRefuseAManifestThatDoesNotSayWhatIsThere(String manifest) throws IOException {
        Files.writeString(out.resolve(Manifest.NAME), manifest);

        assertThatThrownBy(() -> ExportedEvidence.in(out)).isInstanceOf(BadExportException.class);
    }

    private Manifest export(Evidence evidence, Span span) throws IOException {
        return new Export(evidence, NAMES, Map.of(), SchemaArchive.shipped()).write(out, span);
    }

    private static Proof verify(Evidence evidence, Span span) throws InterruptedException {
        return new Replayer(evidence, CelRules::new, SchemaArchive.shipped(), 1)
                .verify(span)
                .partitions()
                .get(0);
    }

    private static final class Nothing implements Evidence {
        @Override
        public int partitions() {
            return 0;
        }

        @Override
        public String name() {
            return "nothing";
        }

        @Override
        public io.hullmark.streams.replay.Records facts(int partition, long from) {
            throw new IllegalStateException("there is none");
        }

        @Override
        public io.hullmark.streams.replay.Records violations(int partition) {
            throw new IllegalStateException("there is none");
        }
    }
}
