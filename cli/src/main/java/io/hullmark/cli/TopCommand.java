package io.hullmark.cli;

import io.hullmark.cli.console.JsonLines;
import io.hullmark.cli.console.Palette;
import io.hullmark.cli.top.ContainerUse;
import io.hullmark.cli.top.FleetUse;
import io.hullmark.cli.top.UseOrder;
import io.hullmark.cli.top.UseTable;
import io.hullmark.streams.telemetry.FrameReader;
import io.hullmark.wire.Anomaly;
import io.hullmark.wire.Posture;
import io.hullmark.wire.TelemetryFrame;
import io.hullmark.wire.Violation;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what containers take now, and what is open against them. */
@Command(
        name = "top",
        description = {
            "Show what the containers of all hosts take now against their limits, and what is open against them.",
            "CPU is of one core, so 200% are two of them. FINDINGS are critical and high ones with '!', then the others;",
            "UNLIKE counts anomalies: what a container does that is unlike it.",
            "",
            "On a terminal it goes on until it is interrupted; for a program it looks once."
        },
        footer = {"", "Examples:", "  hullmark top --sort memory", "  hullmark top --host pay-1 --output json"})
final class TopCommand implements Callable<Integer> {
    private static final String HOME_AND_CLEAR = "\u001b[H\u001b[2J";

    /** Two frames of an agent with the longest tick that is of use here. */
    private static final Duration LOOK_BACK = Duration.ofMinutes(2);

    private static final Duration FIRST_FRAMES = Duration.ofSeconds(30);

    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private WhoseFlags whose = new WhoseFlags();

    @Option(names = "--sort", description = "Who stands first: ${COMPLETION-CANDIDATES}. Default: cpu.")
    private UseOrder order = UseOrder.cpu;

    @Option(names = "--rows", paramLabel = "N", description = "How many containers to show. Default: 40 on a terminal.")
    private Optional<Integer> rows = Optional.empty();

    @Option(names = "--once", description = "Look once, on a terminal too.")
    private boolean once;

    @Option(names = "--output", description = "${COMPLETION-CANDIDATES}. Default: text.")
    private OutputFormat output = OutputFormat.text;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var cluster = connection.cluster();
        var topics = cluster.catalogue();
        var err = spec.commandLine().getErr();
        var palette = Palette.ofTerminal();
        boolean goesOn = !once && palette == Palette.COLOURED && output == OutputFormat.text;
        var fleet = new FleetUse();
        try (var frames = new TopicReader<>(cluster, topics.telemetry().name(), TelemetryFrame.class, err)
                        .since(Instant.now().minus(LOOK_BACK));
                var postures = new TopicReader<>(cluster, topics.posture().name(), Posture.class, err);
                var violations = new TopicReader<>(cluster, topics.violations().name(), Violation.class, err);
                var anomalies = new TopicReader<>(cluster, topics.anomalies().name(), Anomaly.class, err)) {
            see(frames.existing(), frame -> fleet.see(FrameReader.of(frame)));
            see(postures.existing(), fleet::see);
            see(violations.existing(), fleet::see);
            see(anomalies.existing(), fleet::see);
            var patience = Instant.now().plus(FIRST_FRAMES);
            do {
                see(frames.arriving(), frame -> fleet.see(FrameReader.of(frame)));
                see(postures.arriving(), fleet::see);
                see(violations.arriving(), fleet::see);
                see(anomalies.arriving(), fleet::see);
                if (goesOn) {
                    show(fleet, palette);
                }
            } while (goesOn || (!fleet.hasRates() && Instant.now().isBefore(patience)));
            tell(fleet, palette);
        }
        return ExitCode.OK;
    }

    private static <T extends SpecificRecord> void see(List<TopicReader.Keyed<T>> records, Consumer<T> eye) {
        records.forEach(record -> record.value().ifPresent(eye));
    }

    private void show(FleetUse fleet, Palette palette) {
        var out = spec.commandLine().getOut();
        out.print(HOME_AND_CLEAR);
        tell(fleet, palette);
    }

    private void tell(FleetUse fleet, Palette palette) {
        var out = spec.commandLine().getOut();
        var now = Instant.now();
        var all = fleet.containers(now, whose::are).stream()
                .sorted(order.comparator())
                .toList();
        var shown = all.subList(0, Math.min(all.size(), limit(palette)));
        if (output == OutputFormat.json) {
            shown.forEach(use -> out.println(JsonLines.text(UseTable.tree(use))));
        } else {
            table(fleet, palette, out, all, shown, now);
        }
        out.flush();
    }

    private void table(
            FleetUse fleet,
            Palette palette,
            PrintWriter out,
            List<ContainerUse> all,
            List<ContainerUse> shown,
            Instant now) {
        UseTable.lines(shown, palette).forEach(out::println);
        if (shown.size() < all.size()) {
            out.println(palette.faint("and %d more: --rows shows them".formatted(all.size() - shown.size())));
        }
        if (all.isEmpty()) {
            out.println("nothing was measured in the last %d seconds: is an agent running?"
                    .formatted(LOOK_BACK.toSeconds()));
        }
        fleet.silent(now).forEach(silent -> out.println(palette.strong("silent  ") + Palette.harmless(silent)));
    }

    private int limit(Palette palette) {
        return rows.orElse(palette == Palette.COLOURED && output == OutputFormat.text ? 40 : Integer.MAX_VALUE);
    }
}
