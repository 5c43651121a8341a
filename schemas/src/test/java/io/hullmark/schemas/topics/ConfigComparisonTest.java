package io.hullmark.schemas.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigComparisonTest {
    private static final TopicSpec FACTS = TopicCatalogue.standard().facts();
    private static final TopicSpec RULES = TopicCatalogue.standard().rules();
    private static final Map<String, String> GOOD = Map.of(
            "cleanup.policy", "delete",
            "retention.ms", "-1",
            "retention.bytes", "-1",
            "max.message.bytes", "10000000",
            "min.insync.replicas", "2");

    @Test
    void shouldFindNothingWrongWithMoreThanIsAskedFor() {
        assertThat(differences(FACTS, GOOD, 3)).isEmpty();
        assertThat(differences(RULES, GOOD, 5)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cleanup.policy     | compact        | cleanup.policy is compact, must be delete (compaction would delete records that are still evidence)",
                "cleanup.policy     | compact,delete | cleanup.policy is compact,delete, must be delete (compaction would delete records that are still evidence)",
                "retention.ms       | 604800000      | retention.ms is 604800000 (7 days), must be at least 157680000000 (1825 days)",
                "retention.ms       | 1000           | retention.ms is 1000 (PT1S), must be at least 157680000000 (1825 days)",
                "retention.bytes    | 1000000        | retention.bytes is 1000000, must be -1: evidence is not cut by size",
                "max.message.bytes  | 1048588        | max.message.bytes is 1048588, must be at least 4456448",
                "min.insync.replicas| 1              | min.insync.replicas is 1 with 3 copies, must be at least 2: one broken disk would lose what was acknowledged",
                "min.insync.replicas| 4              | min.insync.replicas is 4 with 3 copies, so nothing can be written",
            })
    void shouldNameTheDifference(String setting, String value, String what) {
        var config = new HashMap<>(GOOD);
        config.put(setting, value);

        assertThat(differences(FACTS, config, 3)).singleElement().satisfies(difference -> {
            assertThat(difference.what()).isEqualTo(what);
            assertThat(difference.topic()).isEqualTo("hullmark.facts");
            assertThat(difference.remedy()).isNotBlank();
        });
    }

    @Test
    void shouldHoldTheClocksOfAgentsAgainstThoseOfBrokers() {
        var observations = TopicCatalogue.standard().observations();
        var config = new HashMap<>(GOOD);
        config.put("message.timestamp.type", "CreateTime");

        assertThat(differences(observations, config, 3))
                .singleElement()
                .extracting(TopicDifference::text)
                .isEqualTo(
                        "hullmark.observations: message.timestamp.type is CreateTime, must be LogAppendTime (the arrival of"
                                + " a record is what its writer's clock is held against); run kafka-configs --alter --topic"
                                + " hullmark.observations --add-config message.timestamp.type=LogAppendTime");
        assertThat(differences(FACTS, config, 3)).isEmpty();
    }

    @Test
    void shouldSayWhatToRun() {
        var config = new HashMap<>(GOOD);
        config.put("retention.ms", "1000");

        assertThat(differences(RULES, config, 3))
                .singleElement()
                .extracting(TopicDifference::text)
                .isEqualTo("hullmark.rules: retention.ms is 1000 (PT1S), must be -1 (for ever);"
                        + " run kafka-configs --alter --topic hullmark.rules --add-config retention.ms=-1");
    }

    @Test
    void shouldWantTwoCopiesOfEvidenceWhereThereAreThreeBrokers() {
        var config = new HashMap<>(GOOD);
        config.put("min.insync.replicas", "1");

        assertThat(new ConfigComparison(FACTS, asKafkaSays(config)).differences(1, 3))
                .extracting(TopicDifference::what)
                .containsExactly("has a single copy on a cluster of 3 brokers, must have at least 2");
        assertThat(new ConfigComparison(FACTS, asKafkaSays(config)).differences(1, 1))
                .isEmpty();
    }

    private static List<TopicDifference> differences(TopicSpec topic, Map<String, String> config, int copies) {
        return new ConfigComparison(topic, asKafkaSays(config)).differences(copies, 3);
    }

    private static Config asKafkaSays(Map<String, String> config) {
        return new Config(config.entrySet().stream()
                .map(entry -> new ConfigEntry(entry.getKey(), entry.getValue()))
                .toList());
    }
}
