package io.hullmark.producer.publish;

import io.hullmark.schemas.topics.ClusterAdmin;
import io.hullmark.schemas.topics.TopicCheck;
import java.time.Duration;

/** Lets nothing through to topics that are not as the catalogue says: they would lose or mix up records. */
public final class TopicGate {
    private final PublishSettings settings;

    public TopicGate(PublishSettings settings) {
        this.settings = settings;
    }

    /**
     * Compares the topics that the agent writes with the catalogue.
     *
     * @throws io.hullmark.schemas.topics.TopicsRefusedException with every difference
     * @throws io.hullmark.schemas.topics.ClusterUnreachableException if no broker answers in time
     */
    public void check(Duration within) {
        var client = settings.client();
        client.put("client.id", settings.clientId() + "-check");
        try (ClusterAdmin admin = ClusterAdmin.of(client, within)) {
            TopicCheck.on(admin).require(settings.written());
        }
    }
}
