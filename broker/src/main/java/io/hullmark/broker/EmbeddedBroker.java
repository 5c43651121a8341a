package io.hullmark.broker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import kafka.server.KafkaRaftServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Kafka broker with its controller inside this process, reachable on loopback only.
 *
 * <p>It behaves as a stock broker does: topics must be created, and limits that are not set here are Kafka's own.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(30);

    private final KafkaRaftServer server;
    private final BrokerDirectory directory;
    private final int port;
    private final Consumer<String> onFatalFault;
    private final AtomicBoolean closed = new AtomicBoolean();

    EmbeddedBroker(KafkaRaftServer server, BrokerDirectory directory, int port, Consumer<String> onFatalFault) {
        this.server = server;
        this.directory = directory;
        this.port = port;
        this.onFatalFault = onFatalFault;
    }

    /** A broker that keeps its data in a directory, which is made if it is missing; what is there from before is served again. */
    public static Builder in(Path directory) {
        return new Builder(Optional.of(directory));
    }

    /** A broker whose data is deleted when it closes. */
    public static Builder temporary() {
        return new Builder(Optional.empty());
    }

    /** Where clients connect, as {@code host:port}. */
    public String bootstrapServers() {
        return Ports.LOOPBACK + ":" + port;
    }

    void tellOfFatalFault(String message) {
        onFatalFault.accept(message);
    }

    /** Stops the broker and waits for it, at most half a minute; committed data is on disk or in the page cache. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        FatalFaults.forget(this);
        stop(server);
        directory.release();
        LOG.atInfo().addKeyValue("bootstrap", bootstrapServers()).log("stopped the embedded broker");
    }

    /** A broker that has suffered a fatal fault may never finish its own shutdown, so this waits only so long. */
    static void stop(KafkaRaftServer server) {
        var stopping = new Thread(
                () -> FatalFaults.whileStartingOrStopping(() -> {
                    server.shutdown();
                    server.awaitShutdown();
                }),
                "embedded-broker-stop");
        stopping.setDaemon(true);
        stopping.start();
        try {
            stopping.join(STOP_WITHIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (stopping.isAlive()) {
            LOG.atWarn().addKeyValue("waited", STOP_WITHIN).log("the embedded broker did not stop in time");
        }
    }

    /** What can be chosen before a broker starts. */
    public static final class Builder {
        private final Optional<Path> directory;
        private Optional<Integer> port = Optional.empty();
        private int partitions = 1;
        private Consumer<String> onFatalFault = message -> {};

        private Builder(Optional<Path> directory) {
            this.directory = directory;
        }

        /** The port for clients; without this call any free one. */
        public Builder port(int wanted) {
            if (wanted < 1 || wanted > 65_535) {
                throw new IllegalArgumentException("a port is a number from 1 to 65535, got " + wanted);
            }
            port = Optional.of(wanted);
            return this;
        }

        /** The port for clients if it is free, else any free one. */
        public Builder preferredPort(int wanted) {
            return Ports.isFree(wanted) ? port(wanted) : this;
        }

        /** Partitions of topics that are created without saying how many; 1 without this call. */
        public Builder defaultPartitions(int count) {
            if (count < 1) {
                throw new IllegalArgumentException("a topic has at least one partition, got " + count);
            }
            partitions = count;
            return this;
        }

        /**
         * Who is told when the broker can't go on, such as when its disk fails. Kafka would end the process at once and without
         * a word; here the process goes on without a broker, and it is the listener's turn to say so and to exit. The listener
         * runs on a thread of the broker: it must not wait for the broker and must not close it.
         */
        public Builder onFatalFault(Consumer<String> listener) {
            onFatalFault = listener;
            return this;
        }

        /** Starts it; returns when it answers clients. */
        public EmbeddedBroker start() {
            port.ifPresent(Builder::refuseIfTaken);
            Supplier<Ports> ports = () -> port.map(Ports::withClientsOn).orElseGet(Ports::free);
            return new BrokerStart(BrokerDirectory.open(directory), ports, partitions, onFatalFault).start();
        }

        private static void refuseIfTaken(int port) {
            if (!Ports.isFree(port)) {
                throw new BrokerStartException("port " + port + " on " + Ports.LOOPBACK
                        + " is in use; stop what listens there or choose another port");
            }
        }
    }
}
