package io.hullmark.cli;

import io.hullmark.schemas.topics.TopicCatalogue;
import io.hullmark.schemas.topics.TopicCheck;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Creates the topics and compares them with the catalogue. */
@Command(
        name = "topics",
        description = "Create the topics on a cluster, or compare a cluster with the catalogue (docs/topics.md).",
        synopsisSubcommandLabel = "(create | check)")
final class TopicsCommand {

    @Command(
            name = "create",
            description = {
                "Create the topics that are missing; those that are there stay as they are.",
                "Publishes the schemas too, for consumers that lack our jar."
            })
    int create(
            @Mixin Connection connection,
            @Option(
                            names = "--partitions",
                            paramLabel = "N",
                            defaultValue = "" + TopicCatalogue.DEFAULT_PARTITIONS,
                            description =
                                    "Partitions of the topics that are partitioned by host. They can't be changed later. Default: ${DEFAULT-VALUE}.")
                    int partitions,
            @Option(
                            names = "--replication",
                            paramLabel = "N",
                            description = "Copies of each partition. Default: the brokers' default.")
                    Optional<Integer> replication) {
        var furnished = connection.cluster().furnish(partitions, replication);
        furnished.topics().created().forEach(topic -> out("created " + topic));
        furnished.topics().existing().forEach(topic -> out("exists  " + topic));
        out("published %d schemas".formatted(furnished.schemas()));
        return ExitCode.OK;
    }

    @Command(
            name = "check",
            description =
                    "Compare a cluster with the catalogue; exit code 1 and each difference if it is not as it must be.")
    int check(@Mixin Connection connection) {
        var cluster = connection.cluster();
        try (var admin = cluster.admin()) {
            var differences =
                    TopicCheck.on(admin).differences(cluster.catalogue().all());
            differences.forEach(difference -> out(difference.text()));
            if (differences.isEmpty()) {
                out("all topics are as they must be");
            }
            return differences.isEmpty() ? ExitCode.OK : ExitCode.NOT_IN_ORDER;
        }
    }

    @Spec
    private CommandSpec spec;

    private void out(String line) {
        spec.commandLine().getOut().println(line);
    }
}
