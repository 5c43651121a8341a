package io.hullmark.cli;

import io.hullmark.schemas.topics.TopicCatalogue;
import io.hullmark.schemas.topics.TopicCheck;
import io.hullmark.schemas.topics.TopicCreation;
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
            description = "Create the topics that are missing; those that are there stay as they are.")
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
        try (var admin = connection.admin()) {
            var creation =
                    replication.map(copies -> TopicCreation.on(admin, copies)).orElseGet(() -> TopicCreation.on(admin));
            var report = creation.create(connection.catalogue(partitions).all());
            report.created().forEach(topic -> out("created " + topic));
            report.existing().forEach(topic -> out("exists  " + topic));
            return ExitCode.OK;
        }
    }

    @Command(
            name = "check",
            description =
                    "Compare a cluster with the catalogue; exit code 1 and each difference if it is not as it must be.")
    int check(@Mixin Connection connection) {
        try (var admin = connection.admin()) {
            var differences =
                    TopicCheck.on(admin).differences(connection.catalogue().all());
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
