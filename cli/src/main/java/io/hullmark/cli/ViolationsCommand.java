package io.hullmark.cli;

import io.hullmark.cli.console.Palette;
import io.hullmark.cli.console.ViolationText;
import io.hullmark.wire.Severity;
import io.hullmark.wire.TransitionKind;
import io.hullmark.wire.Violation;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows violations: what happened to findings, or what is open now. */
@Command(
        name = "violations",
        description = "Show what happened to findings: each opening and each resolution, oldest first.",
        footer = {
            "",
            "Examples:",
            "  hullmark violations --open --severity HIGH      what is open now, and bad",
            "  hullmark violations --follow --output json      feed another program"
        })
final class ViolationsCommand implements Runnable {
    private static final Comparator<Violation> OLDEST_FIRST = Comparator.comparing(Violation::getAt)
            .thenComparing(violation -> violation.getCause().getPartition())
            .thenComparing(violation -> violation.getCause().getPosition())
            .thenComparing(Violation::getRuleId)
            .thenComparing(Violation::getElement);

    @Mixin
    private Connection connection = new Connection();

    @Option(names = "--open", description = "Only findings that are open now, each by its last transition.")
    private boolean open;

    @Option(names = "--follow", description = "Go on with what comes, until interrupted or nobody reads any more.")
    private boolean follow;

    @Mixin
    private WhoseFlags whose = new WhoseFlags();

    @Option(names = "--rule", paramLabel = "ID", description = "Only this rule.")
    private Optional<String> rule = Optional.empty();

    @Option(
            names = "--severity",
            paramLabel = "LEAST",
            description = "Only what is at least as bad: ${COMPLETION-CANDIDATES}.")
    private Optional<Severity> severity = Optional.empty();

    @Option(names = "--output", description = "${COMPLETION-CANDIDATES}. Default: text.")
    private OutputFormat output = OutputFormat.text;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        if (open && follow) {
            throw Complaint.usage("--open shows one moment and --follow goes on: give one of them");
        }
        var text = new ViolationText(Palette.ofTerminal(), ZoneId.systemDefault());
        var printer = new RecordPrinter<>(spec.commandLine().getOut(), output, text::blocks);
        var cluster = connection.cluster();
        var err = spec.commandLine().getErr();
        try (var reader =
                new TopicReader<>(cluster, cluster.catalogue().violations().name(), Violation.class, err)) {
            var existing = existing(reader);
            if (existing.isEmpty()) {
                err.println(
                        "hullmark: no finding %s at %s".formatted(open ? "is open" : "was told", cluster.bootstrap()));
            }
            printer.print(existing);
            while (follow && printer.isRead()) {
                printer.print(wanted(reader.arriving()));
            }
        }
    }

    private List<Violation> existing(TopicReader<Violation> reader) {
        var all = wanted(reader.existing());
        if (open) {
            var last = new LinkedHashMap<String, Violation>();
            all.forEach(violation -> last.put(violation.getFindingId(), violation));
            last.values().removeIf(violation -> violation.getKind() == TransitionKind.RESOLVED);
            all = new ArrayList<>(last.values());
        }
        all.sort(OLDEST_FIRST);
        return all;
    }

    private List<Violation> wanted(List<TopicReader.Keyed<Violation>> records) {
        var violations = new ArrayList<Violation>();
        records.forEach(record -> record.value().filter(this::wanted).ifPresent(violations::add));
        return violations;
    }

    private boolean wanted(Violation violation) {
        return whose.are(violation.getSubject())
                && rule.stream().allMatch(violation.getRuleId()::equals)
                && severity.stream().allMatch(least -> violation.getSeverity().compareTo(least) >= 0);
    }
}
