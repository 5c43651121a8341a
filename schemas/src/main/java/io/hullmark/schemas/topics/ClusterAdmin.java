package io.hullmark.schemas.topics;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;

/** A connection to a cluster's administration that always answers within a bound, with a result or with a clear error. */
public final class ClusterAdmin implements AutoCloseable {
    private final Admin admin;
    private final String bootstrapServers;
    private final Duration within;

    private ClusterAdmin(Admin admin, String bootstrapServers, Duration within) {
        this.admin = admin;
        this.bootstrapServers = bootstrapServers;
        this.within = within;
    }

    /**
     * A connection that is made when it is first needed.
     *
     * @param client Kafka client properties: {@code bootstrap.servers} and whatever security takes
     * @param within how long a request may take
     */
    public static ClusterAdmin of(Map<String, ?> client, Duration within) {
        var config = new HashMap<String, Object>(client);
        config.put("request.timeout.ms", Math.toIntExact(within.toMillis()));
        config.put("default.api.timeout.ms", Math.toIntExact(within.toMillis()));
        var bootstrapServers = Objects.toString(client.get("bootstrap.servers"), "");
        try {
            return new ClusterAdmin(Admin.create(config), bootstrapServers, within);
        } catch (KafkaException e) { // how Kafka says that it can't resolve a host or understand a property
            var cause = e.getCause() == null ? e : e.getCause();
            throw new ClusterUnreachableException(
                    "can't connect to Kafka at '" + bootstrapServers + "': " + cause.getMessage()
                            + "; check the addresses and the client properties",
                    e);
        }
    }

    Admin admin() {
        return admin;
    }

    Duration within() {
        return within;
    }

    /** What the cluster answers. An {@link AuthorizationException} passes, because the caller knows what was asked for. */
    <T> T await(KafkaFuture<T> answer) throws ExecutionException {
        try {
            return answer.get(within.toMillis() + 1_000, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw noAnswer(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof org.apache.kafka.common.errors.TimeoutException) {
                throw noAnswer(e);
            }
            if (e.getCause() instanceof AuthenticationException refusal) {
                throw new ClusterUnreachableException(
                        "Kafka at '" + bootstrapServers + "' refused to let us in: " + refusal.getMessage()
                                + "; check the security properties of the client",
                        e);
            }
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterUnreachableException(
                    "interrupted while waiting for Kafka at '" + bootstrapServers + "'", e);
        }
    }

    private ClusterUnreachableException noAnswer(Exception cause) {
        return new ClusterUnreachableException(
                "no Kafka broker at '" + bootstrapServers + "' answered within " + within.toSeconds()
                        + " s; check that it runs, that the address is right, and whether it wants TLS",
                cause);
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
