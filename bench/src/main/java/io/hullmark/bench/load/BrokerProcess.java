package io.hullmark.bench.load;

import io.hullmark.broker.EmbeddedBroker;
import java.nio.file.Path;

/** A broker alone in its process: {@code main DIRECTORY}. */
final class BrokerProcess {
    static final String READY = "broker: ";

    private BrokerProcess() {}

    public static void main(String[] arguments) {
        var broker = EmbeddedBroker.in(Path.of(arguments[0])).start();
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "stop"));
        System.out.println(READY + broker.bootstrapServers());
    }
}
