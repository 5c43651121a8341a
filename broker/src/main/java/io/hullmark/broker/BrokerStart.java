package io.hullmark.broker;

import java.net.BindException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a broker up, trying other ports when somebody took the chosen ones in between. */
final class BrokerStart {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerStart.class);
    private static final int ATTEMPTS = 5;

    private final BrokerDirectory directory;
    private final Supplier<Ports> ports;
    private final int partitions;
    private final Consumer<String> onFatalFault;

    BrokerStart(BrokerDirectory directory, Supplier<Ports> ports, int partitions, Consumer<String> onFatalFault) {
        this.directory = directory;
        this.ports = ports;
        this.partitions = partitions;
        this.onFatalFault = onFatalFault;
    }

    EmbeddedBroker start() {
        FatalFaults.keepFromEndingTheProcess();
        try {
            directory.format();
            return startOnSomePort();
        } catch (RuntimeException e) {
            directory.release();
            throw e;
        }
    }

    private EmbeddedBroker startOnSomePort() {
        for (int attempt = 1; ; attempt++) {
            try {
                return startOn(ports.get());
            } catch (BrokerStartException e) {
                if (!isTakenPort(e) || attempt == ATTEMPTS) {
                    throw e;
                }
                LOG.atInfo().addKeyValue("attempt", attempt).log("a chosen port was taken, trying others");
            }
        }
    }

    private EmbeddedBroker startOn(Ports chosen) {
        var config = KafkaConfig.fromProps(BrokerProperties.of(directory.path(), chosen, partitions), false);
        var server = new KafkaRaftServer(config, Time.SYSTEM);
        var broker = new EmbeddedBroker(server, directory, chosen.clients(), onFatalFault);
        try {
            FatalFaults.whileStartingOrStopping(server::startup);
        } catch (Throwable e) { // Kafka's Scala code throws checked exceptions and errors that it does not declare
            EmbeddedBroker.stop(server);
            throw new BrokerStartException(explain(e), e);
        }
        FatalFaults.watch(broker);
        LOG.atInfo()
                .addKeyValue("bootstrap", broker.bootstrapServers())
                .addKeyValue("directory", directory.path())
                .log("started the embedded broker");
        return broker;
    }

    private String explain(Throwable failure) {
        if (isTakenPort(failure)) {
            return "could not get a free port on " + Ports.LOOPBACK + " in " + ATTEMPTS + " attempts";
        }
        return "the embedded broker did not start on " + directory.path() + ": " + failure;
    }

    private static boolean isTakenPort(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return true;
            }
        }
        return false;
    }
}
