package io.hullmark.cli;

import io.hullmark.broker.EmbeddedBroker;
import io.hullmark.producer.fake.FakeEngine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A broker, an engine that a test fills, and agent and topology over them as processes of their own. */
final class Fleet implements AutoCloseable {
    private final EmbeddedBroker broker;
    private final FakeEngine engine;
    private final Commands commands;
    private final List<Launched> processes = new ArrayList<>();

    private Fleet(EmbeddedBroker broker, FakeEngine engine, Path directory) {
        this.broker = broker;
        this.engine = engine;
        this.commands = new Commands(broker.bootstrapServers(), directory);
    }

    /**
     * Starts everything, with these rules in force.
     *
     * @param world puts into the engine what the agent shall find
     */
    static Fleet start(Path directory, Consumer<FakeEngine> world, String... rules) {
        var socket = directory.resolve("engine.sock");
        var fleet = new Fleet(EmbeddedBroker.temporary().start(), FakeEngine.on(socket), directory);
        world.accept(fleet.engine);
        fleet.commands.launch("topics", "create", "--partitions", "2");
        for (String rule : rules) {
            fleet.commands.launch("rules", "publish", "../rules/" + rule);
        }
        fleet.run("streams", "--clock-interval", "PT0.05S");
        fleet.run("agent", "--host-id", "h1", "--engine", "unix://" + socket, "--processes", "false");
        return fleet;
    }

    Commands commands() {
        return commands;
    }

    private void run(String... arguments) {
        processes.add(commands.start(arguments[0], arguments));
    }

    @Override
    public void close() {
        processes.forEach(Launched::close);
        engine.close();
        broker.close();
    }
}
