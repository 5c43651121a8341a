package io.hullmark.schemas.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hullmark.schemas.topics.TopicSpec.Cleanup;
import io.hullmark.schemas.topics.TopicSpec.Partitioning;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicCatalogueTest {

    @Test
    void shouldNameAllTopicsAfterThePrefix() {
        assertThat(TopicCatalogue.of("acme.eu", 4).all())
                .extracting(TopicSpec::name)
                .doesNotHaveDuplicates()
                .hasSize(12)
                .allMatch(name -> name.startsWith("acme.eu."));
    }

    @Test
    void shouldNeverCompactEvidence() {
        assertThat(TopicCatalogue.standard().all())
                .filteredOn(TopicSpec::evidence)
                .extracting(TopicSpec::name)
                .containsExactly(
                        "hullmark.rules",
                        "hullmark.exceptions",
                        "hullmark.statements",
                        "hullmark.facts",
                        "hullmark.checkpoints",
                        "hullmark.violations");
        assertThat(TopicCatalogue.standard().all())
                .filteredOn(TopicSpec::evidence)
                .allMatch(topic -> topic.cleanup() == Cleanup.DELETE);
    }

    @Test
    void shouldGiveTheJournalRoomForEveryObservation() {
        var topics = TopicCatalogue.standard();

        assertThat(topics.facts().maxMessageBytes())
                .isGreaterThan(topics.observations().maxMessageBytes());
    }

    @Test
    void shouldPartitionByHostWhatATaskReadsOrWritesOfAHost() {
        var topics = TopicCatalogue.of("hullmark", 7);

        assertThat(topics.all())
                .filteredOn(topic -> topic.partitioning() == Partitioning.BY_HOST)
                .contains(topics.observations(), topics.telemetry(), topics.facts())
                .allMatch(topic -> topic.partitions() == 7);
        assertThat(topics.all())
                .filteredOn(topic -> topic.partitioning() == Partitioning.SINGLE)
                .containsExactly(
                        topics.rules(),
                        topics.exceptions(),
                        topics.statements(),
                        topics.checkpoints(),
                        topics.schemas())
                .allMatch(topic -> topic.partitions() == 1);
    }

    @Test
    void shouldKeepTheJournalForAsLongAsTheSiteChose() {
        var topics = TopicCatalogue.standard().keepingFacts(Duration.ofDays(30));

        assertThat(topics.facts().retention()).contains(Duration.ofDays(30));
        assertThat(topics.observations()).isEqualTo(TopicCatalogue.standard().observations());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "-a", "a b", "a/b", "hüll", "a\n"})
    void shouldRefuseAPrefixThatKafkaWouldNotTake(String prefix) {
        assertThatThrownBy(() -> TopicCatalogue.of(prefix, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("got '" + prefix + "'");
    }
}
