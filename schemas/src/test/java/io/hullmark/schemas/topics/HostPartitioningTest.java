package io.hullmark.schemas.topics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostPartitioningTest {

    /** Written down, because a change would part every host from its history. */
    @ParameterizedTest
    @CsvSource({"host-1,12,9", "host-2,12,3", "db.example.org,12,2", "hôte,12,3", "host-1,1,0", "host-1,50,15"})
    void shouldPutAHostWhereItHasAlwaysBeen(String hostId, int partitions, int expected) {
        assertThat(HostPartitioning.partition(hostId, partitions)).isEqualTo(expected);
    }

    @Test
    void shouldChooseAsKafkaDoesForAKeyOfTheHostAlone() {
        for (int host = 0; host < 1_000; host++) {
            var id = "host-" + host;

            assertThat(HostPartitioning.partition(id, 12))
                    .isEqualTo(BuiltInPartitioner.partitionForKey(id.getBytes(UTF_8), 12));
        }
    }

    @Test
    void shouldPutContainersWhereTheirHostIs() {
        var partitioner = new HostPartitioning();
        var cluster = clusterWith("observations", 12);
        var used = new HashSet<Integer>();
        for (int host = 0; host < 100; host++) {
            var id = "host-" + host;
            int ofHost = HostPartitioning.partition(id, 12);
            for (var key : List.of(RecordKey.ofHost(id), RecordKey.ofContainer(id, "4f".repeat(32)))) {
                var bytes = key.text().getBytes(UTF_8);

                assertThat(partitioner.partition("observations", key, bytes, "", new byte[0], cluster))
                        .isEqualTo(ofHost);
            }
            used.add(ofHost);
        }
        assertThat(used).hasSize(12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"host-1", "db.example.org", "hôte", "host 1", "host-1/4f4f", "a/b c"})
    void shouldReadTheKeyThatItRenders(String text) {
        assertThat(RecordKey.parse(text).text()).isEqualTo(text);
    }

    @Test
    void shouldTellHostAndContainerApart() {
        assertThat(RecordKey.parse("host-1")).isEqualTo(RecordKey.ofHost("host-1"));
        assertThat(RecordKey.parse("host-1/4f")).isEqualTo(RecordKey.ofContainer("host-1", "4f"));
        assertThat(RecordKey.parse("h".repeat(253)).containerId()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "\"\"|the id of a host has 1 to 253 characters, got 0",
                "/4f|the id of a host has 1 to 253 characters, got 0",
                "host/|the id of a container has 1 to 253 characters, got 0",
                "a/b/c|the id of a container has no slash and no control characters, got U+002F at position 1",
                "\"a\tb\"|the id of a host has no slash and no control characters, got U+0009 at position 1",
                "\"a\u0000\"|the id of a host has no slash and no control characters, got U+0000 at position 1",
                "\"a\u0085\"|the id of a host has no slash and no control characters, got U+0085 at position 1",
            })
    void shouldSayWhyATextIsNoKey(String text, String why) {
        assertThatThrownBy(() -> RecordKey.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(why);
    }

    @Test
    void shouldRefuseAHostIdThatIsTooLong() {
        assertThatThrownBy(() -> RecordKey.ofHost("h".repeat(254)))
                .hasMessage("the id of a host has 1 to 253 characters, got 254");
    }

    private static Cluster clusterWith(String topic, int partitions) {
        var node = new Node(1, "127.0.0.1", 9092);
        var infos = IntStream.range(0, partitions)
                .mapToObj(partition -> new PartitionInfo(topic, partition, node, new Node[] {node}, new Node[] {node}))
                .toList();
        return new Cluster("test", List.of(node), infos, Set.of(), Set.of());
    }
}
