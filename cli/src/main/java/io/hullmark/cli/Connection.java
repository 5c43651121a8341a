package io.hullmark.cli;

import io.hullmark.schemas.topics.TopicCatalogue;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Flags of every command that talks to Kafka. */
final class Connection {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT[,...]",
            defaultValue = "127.0.0.1:9092",
            description = "Brokers to begin with. Default: ${DEFAULT-VALUE}, where 'hullmark up' listens.")
    private String bootstrap = "";

    @Option(
            names = "--prefix",
            paramLabel = "NAME",
            defaultValue = TopicCatalogue.DEFAULT_PREFIX,
            description = "What topic names begin with, before the dot. Default: ${DEFAULT-VALUE}.")
    private String prefix = "";

    @Option(
            names = "--kafka",
            paramLabel = "PROPERTY=VALUE",
            description = "Any property of Kafka's clients, such as security.protocol=SSL. May be repeated.")
    private Map<String, String> kafka = new LinkedHashMap<>();

    @Mixin
    private RegistryFlags registry = new RegistryFlags();

    /** Whether somebody said where the brokers are: as a flag, in the environment or in the properties file. */
    boolean named() {
        return flagged("--bootstrap") || Defaults.in(command).defaultValue(command.findOption("--bootstrap")) != null;
    }

    /** Whether a flag of the command was given, and not only meant by the environment or the properties file. */
    boolean flagged(String flag) {
        return command.commandLine().getParseResult().hasMatchedOption(flag);
    }

    Cluster cluster() {
        return new Cluster(bootstrap, prefix, Defaults.in(command).kafkaWith(kafka), registry.settings());
    }
}
