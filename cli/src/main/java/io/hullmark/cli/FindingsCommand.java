package io.hullmark.cli;

import static java.time.temporal.ChronoUnit.MICROS;

import io.hullmark.engine.decisions.Flaws.Flaw;
import io.hullmark.engine.facts.Fact.Acknowledged;
import io.hullmark.engine.statements.AcknowledgementFlaws;
import io.hullmark.wire.TransitionKind;
import io.hullmark.wire.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lets people say what they do about findings. */
@Command(
        name = "findings",
        description = "Say what is done about findings.",
        synopsisSubcommandLabel = "(acknowledge)",
        footer = {"", "Ids of findings stand in 'hullmark violations --open --output json' as findingId."})
final class FindingsCommand {
    @Spec
    private CommandSpec spec;

    @Command(
            name = "acknowledge",
            description = {
                "Say that somebody has seen findings and works on them.",
                "They stay open and count as before; everybody sees who has them."
            })
    int acknowledge(
            @Mixin Connection connection,
            @Parameters(paramLabel = "FINDING_ID", arity = "1..*", description = "Ids of findings, 32 hex digits.")
                    List<String> ids,
            @Option(names = "--by", paramLabel = "NAME", required = true, description = "Who works on them.") String by,
            @Option(names = "--note", paramLabel = "TEXT", description = "What is done.", defaultValue = "")
                    String note) {
        var now = Instant.now().truncatedTo(MICROS);
        var distinct = Set.copyOf(ids);
        refuseFlaws(distinct.stream().sorted().map(id -> new Acknowledged(id, "any", by, note, now)));
        var cluster = connection.cluster();
        var hosts = hostsOfOpen(cluster, distinct);
        var unknown =
                distinct.stream().filter(id -> !hosts.containsKey(id)).sorted().toList();
        if (!unknown.isEmpty()) {
            throw Complaint.notInOrder(
                    "no finding is open with the id %s: see 'hullmark violations --open --output json'"
                            .formatted(String.join(", ", unknown)));
        }
        var acknowledged = new ArrayList<Acknowledged>();
        hosts.forEach((id, hostId) -> acknowledged.add(new Acknowledged(id, hostId, by, note, now)));
        new StatementsTopic(cluster, spec.commandLine().getErr()).acknowledge(acknowledged);
        spec.commandLine().getOut().println("acknowledged " + acknowledged.size());
        return ExitCode.OK;
    }

    private static void refuseFlaws(Stream<Acknowledged> acknowledgements) {
        var flaws = acknowledgements
                .flatMap(acknowledgement -> AcknowledgementFlaws.of(acknowledgement).stream())
                .map(Flaw::message)
                .distinct()
                .collect(Collectors.joining("; "));
        if (!flaws.isEmpty()) {
            throw Complaint.usage(flaws);
        }
    }

    /** The hosts of those findings that are not resolved, by the findings' ids. */
    private Map<String, String> hostsOfOpen(Cluster cluster, Set<String> ids) {
        var hosts = new TreeMap<String, String>();
        var err = spec.commandLine().getErr();
        try (var reader =
                new TopicReader<>(cluster, cluster.catalogue().violations().name(), Violation.class, err)) {
            LastTold.of(reader.existingValues(), Violation::getFindingId).stream()
                    .filter(violation -> ids.contains(violation.getFindingId()))
                    .filter(violation -> violation.getKind() != TransitionKind.RESOLVED)
                    .forEach(violation -> hosts.put(
                            violation.getFindingId(), violation.getSubject().getHostId()));
        }
        return hosts;
    }
}
