package io.hullmark.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.streams.wire.OutwardCodecs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change of the topology's names or parts is a change of every running deployment, so it must be meant. */
final class TopologyDescriptionTest {
    private static final Path GOLDEN = Path.of("..", "docs", "topology.txt");

    @Test
    void shouldBeAsTheDocumentationShowsIt(@TempDir Path state) throws IOException {
        var description = describe(state);
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, description);
        }

        assertThat(GOLDEN)
                .as("docs/topology.txt; run this test with -Dgolden.write=true if the change is meant")
                .hasContent(description);
    }

    @Test
    void shouldNameEverythingItself(@TempDir Path state) {
        assertThat(describe(state)).doesNotContain("KSTREAM", "KTABLE");
    }

    private static String describe(Path state) {
        var config = new StreamsConfig(DrivenTopology.config(state));
        return ComplianceTopology.of(
                        DrivenTopology.wiring(
                                new Counts(), hostId -> 0, OutwardCodecs.singleObject(), DrivenTopology.ROOM),
                        12,
                        config)
                .describe()
                .toString();
    }
}
