package io.hullmark.cli;

import io.hullmark.cli.console.AnomalyText;
import io.hullmark.cli.console.Palette;
import io.hullmark.wire.Anomaly;
import io.hullmark.wire.AnomalyState;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows anomalies: what was told of containers that behave unlike themselves, or who can't be judged yet. */
@Command(
        name = "anomalies",
        description = {
            "Show containers that behave unlike themselves: how it began, got worse and ended, oldest first.",
            "A container is judged once its workload has been seen for a day, and not within half an hour of a start."
        },
        footer = {
            "",
            "Examples:",
            "  hullmark anomalies --open                       what is unusual now",
            "  hullmark anomalies --learning                   who can't be judged yet, and until when",
            "  hullmark anomalies --follow --output json       feed another program"
        })
final class AnomaliesCommand implements Runnable {
    private static final Comparator<Anomaly> OLDEST_FIRST =
            Comparator.comparing(Anomaly::getAt).thenComparing(Anomaly::getId).thenComparing(Anomaly::getTransition);

    @Mixin
    private Connection connection = new Connection();

    @Option(names = "--open", description = "Only anomalies that are open now, each by its last transition.")
    private boolean open;

    @Option(names = "--learning", description = "Instead, the containers that can't be judged yet, and until when.")
    private boolean learning;

    @Mixin
    private TellingFlags flags = new TellingFlags();

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        if ((open || learning) && flags.follow()) {
            throw Complaint.usage("--open and --learning show one moment and --follow goes on: give one of them");
        }
        if (open && learning) {
            throw Complaint.usage("--open shows what was judged and --learning what can't be yet: give one of them");
        }
        var text = new AnomalyText(Palette.ofTerminal(), ZoneId.systemDefault());
        var printer = flags.printer(spec.commandLine().getOut(), text::lines);
        var cluster = connection.cluster();
        var err = spec.commandLine().getErr();
        try (var reader =
                new TopicReader<>(cluster, cluster.catalogue().anomalies().name(), Anomaly.class, err)) {
            var existing = existing(reader.existingValues());
            if (existing.isEmpty()) {
                err.println("hullmark: %s at %s".formatted(nothing(), cluster.bootstrap()));
            }
            printer.print(existing);
            flags.follow(reader, printer, this::wanted);
        }
    }

    private String nothing() {
        if (learning) {
            return "no container is being learned";
        }
        return open ? "no anomaly is open" : "no anomaly was told";
    }

    private List<Anomaly> existing(List<Anomaly> told) {
        var all = open || learning
                ? LastTold.of(told, Anomaly::getId).stream().filter(anomaly -> !isOver(anomaly))
                : told.stream();
        return all.filter(this::wanted).sorted(OLDEST_FIRST).toList();
    }

    private static boolean isOver(Anomaly anomaly) {
        return anomaly.getState() == AnomalyState.CLOSED || anomaly.getState() == AnomalyState.JUDGED;
    }

    private boolean wanted(Anomaly anomaly) {
        boolean judged = anomaly.getDeviation() != null;
        return judged != learning && flags.want(anomaly.getSubjects(), anomaly.getSeverity());
    }
}
