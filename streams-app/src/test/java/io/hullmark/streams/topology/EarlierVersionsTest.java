package io.hullmark.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.engine.language.CelRules;
import io.hullmark.schemas.codec.SchemaArchive;
import io.hullmark.streams.replay.Replayer;
import io.hullmark.streams.replay.Span;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whole journals that topologies of earlier versions have written, with all that they told. Each lies in a directory of its own, a record
 * in hexadecimal digits on a line, and stays as it is. Both are of a version whose entries did not say when they were applied, whose
 * violations knew of no attestations, and whose heartbeats were kept with all that they list.
 */
final class EarlierVersionsTest {
    @ParameterizedTest
    @CsvSource({"before-application-times, 167", "accepted-and-withdrawn, 192"})
    void shouldProveWhatAnEarlierVersionTold(String journal, int told) throws Exception {
        var evidence = KeptEvidence.of(records(journal, "facts"), records(journal, "violations"));

        var proof = new Replayer(evidence, CelRules::new, SchemaArchive.shipped(), 1)
                .verify(Span.ALL)
                .partitions()
                .get(0);

        assertThat(proof.flaw()).isEmpty();
        assertThat(proof.live()).isEqualTo(proof.replayed());
        assertThat(proof.live().count()).isEqualTo(told);
    }

    private static List<byte[]> records(String journal, String topic) throws IOException {
        var name = "/journals/%s/%s.gz".formatted(journal, topic);
        try (var in = Objects.requireNonNull(EarlierVersionsTest.class.getResourceAsStream(name), name);
                var lines =
                        new BufferedReader(new InputStreamReader(new GZIPInputStream(in), StandardCharsets.US_ASCII))) {
            return lines.lines().map(HexFormat.of()::parseHex).toList();
        }
    }
}
