package io.hullmark.streams.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.streams.topology.Failures;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KafkaPropertiesTest {
    @Test
    void shouldLetASiteTurnWhatItLikesButNotGiveUpTheTransaction() {
        var settings = StreamsSettings.from(
                Map.of("kafka.processing.guarantee", "at_least_once", "kafka.producer.compression.type", "zstd"));

        var properties = KafkaProperties.of(settings, "instance", new Failures());

        assertThat(properties)
                .containsEntry("producer.compression.type", "zstd")
                .containsEntry("processing.guarantee", "exactly_once_v2");
    }
}
