package io.hullmark.cli;

import io.hullmark.cli.console.Palette;
import io.hullmark.cli.console.ViolationText;
import io.hullmark.wire.TransitionKind;
import io.hullmark.wire.Violation;
import java.time.ZoneId;
import java.util.Comparator;
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

    @Mixin
    private TellingFlags flags = new TellingFlags();

    @Option(names = "--rule", paramLabel = "ID", description = "Only this rule.")
    private Optional<String> rule = Optional.empty();

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        if (open && flags.follow()) {
            throw Complaint.usage("--open shows one moment and --follow goes on: give one of them");
        }
        var text = new ViolationText(Palette.ofTerminal(), ZoneId.systemDefault());
        var printer = flags.printer(spec.commandLine().getOut(), text::blocks);
        var cluster = connection.cluster();
        var err = spec.commandLine().getErr();
        try (var reader =
                new TopicReader<>(cluster, cluster.catalogue().violations().name(), Violation.class, err)) {
            var existing = existing(reader.existingValues());
            if (existing.isEmpty()) {
                err.println(
                        "hullmark: no finding %s at %s".formatted(open ? "is open" : "was told", cluster.bootstrap()));
            }
            printer.print(existing);
            flags.follow(reader, printer, this::wanted);
        }
    }

    private List<Violation> existing(List<Violation> told) {
        var all = open
                ? LastTold.of(told, Violation::getFindingId).stream()
                        .filter(violation -> violation.getKind() != TransitionKind.RESOLVED)
                : told.stream();
        return all.filter(this::wanted).sorted(OLDEST_FIRST).toList();
    }

    private boolean wanted(Violation violation) {
        return rule.stream().allMatch(violation.getRuleId()::equals)
                && flags.want(List.of(violation.getSubject()), violation.getSeverity());
    }
}
