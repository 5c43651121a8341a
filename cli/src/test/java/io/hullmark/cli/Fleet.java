package io.hullmark.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hullmark.broker.EmbeddedBroker;
import io.hullmark.producer.fake.FakeEngine;
import io.hullmark.producer.fake.Inspections;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A broker, an engine with containers, and agent and topology over them as processes of their own, for all tests of a class; and the
 * commands against them.
 */
final class Fleet implements BeforeAllCallback, AfterAllCallback {
    private final Supplier<Path> directory;
    private final List<ObjectNode> containers;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private List<String> rules = List.of();
    private List<String> agentFlags = List.of();
    private int partitions = 2;
    private String begunAt = "";
    private @Nullable Commands commands;

    private Fleet(Supplier<Path> directory, List<ObjectNode> containers) {
        this.directory = directory;
        this.containers = containers;
    }

    /**
     * Of one host with these containers.
     *
     * @param directory where processes keep what they say, once the tests begin
     */
    static Fleet of(Supplier<Path> directory, ObjectNode... containers) {
        return new Fleet(directory, List.of(containers));
    }

    /** A container that breaks {@code container-not-privileged}. */
    static ObjectNode privileged(String name) {
        var inspect = container(name);
        inspect.withObject("/HostConfig").put("Privileged", true);
        return inspect;
    }

    /** A container whose id follows from its name. */
    static ObjectNode container(String name) {
        return Inspections.container(id(name), name);
    }

    static String id(String name) {
        return Inspections.id(Integer.toHexString(name.hashCode()));
    }

    /** With files or directories of the shipped pack in force. */
    Fleet judgedBy(String... pack) {
        rules = List.of(pack);
        return this;
    }

    Fleet withPartitions(int number) {
        partitions = number;
        return this;
    }

    Fleet withAgentFlags(String... flags) {
        agentFlags = List.of(flags);
        return this;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        begunAt = Instant.now().toString();
        var broker = EmbeddedBroker.temporary().start();
        started.push(broker);
        var socket = directory.get().resolve("engine.sock");
        var engine = FakeEngine.on(socket);
        started.push(engine);
        containers.forEach(engine.world()::container);
        var calls = new Commands(broker.bootstrapServers(), directory.get());
        commands = calls;
        calls.launch("topics", "create", "--partitions", Integer.toString(partitions));
        for (String rule : rules) {
            calls.launch("rules", "publish", "../rules/" + rule);
        }
        started.push(calls.start("streams", "streams", "--clock-interval", "PT0.05S"));
        var agent = List.of("agent", "--host-id", "h1", "--engine", "unix://" + socket, "--processes", "false");
        started.push(calls.start(
                "agent", Stream.concat(agent.stream(), agentFlags.stream()).toArray(String[]::new)));
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        while (!started.isEmpty()) {
            started.pop().close();
        }
    }

    /** A moment before there was anything to watch. */
    String begunAt() {
        return begunAt;
    }

    String bootstrap() {
        return commands().bootstrap();
    }

    /** Calls the command in this process. */
    Cli run(String... arguments) {
        return commands().run(arguments);
    }

    /** What the command says as one object a line. */
    List<JsonNode> objects(String... arguments) {
        return commands().objects(arguments);
    }

    void awaitOne(String... arguments) {
        commands().awaitOne(arguments);
    }

    private Commands commands() {
        if (commands == null) {
            throw new IllegalStateException("the tests of the class have not begun");
        }
        return commands;
    }
}
