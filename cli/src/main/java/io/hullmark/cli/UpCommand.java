package io.hullmark.cli;

import io.hullmark.cli.console.Palette;
import io.hullmark.cli.console.ViolationText;
import io.hullmark.wire.Violation;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Everything on this machine with one command: broker, topology, agent, and violations as they happen. */
@Command(
        name = "up",
        description = {
            "Run a broker, the topology and the agent in this process, and show violations as they happen.",
            "Without a Docker engine it says so and shows a recorded fleet instead."
        },
        footer = {
            "",
            "Examples:",
            "  hullmark up                          watch the engine of this machine",
            "  hullmark up --sample --for 30s       see a recorded fleet for half a minute",
            "  hullmark up --output json | jq .     feed another program"
        })
final class UpCommand implements Callable<Integer> {
    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT[,...]",
            description = "Use this cluster instead of a broker of our own; missing topics are created.")
    private Optional<String> bootstrap = Optional.empty();

    @Option(
            names = "--kafka",
            paramLabel = "PROPERTY=VALUE",
            description =
                    "With --bootstrap: any property of Kafka's clients, such as security.protocol=SSL. May be repeated.")
    private Map<String, String> kafka = new LinkedHashMap<>();

    @Mixin
    private RegistryFlags registry = new RegistryFlags();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where broker, state and spool are kept. Default: ~/.local/share/hullmark/up.")
    private Path data = Path.of(System.getProperty("user.home", "."), ".local", "share", "hullmark", "up");

    @Option(names = "--sample", description = "Show a recorded fleet, whether there is an engine or not.")
    private boolean sample;

    @Option(names = "--for", paramLabel = "TIME", description = "Stop by itself after this time, such as 30s or 5m.")
    private Optional<Duration> lasting = Optional.empty();

    @Option(names = "--rules", paramLabel = "DIR", description = "Rules to publish. Default: the shipped pack.")
    private Path rules = RuleFiles.shipped();

    @Option(names = "--policy", paramLabel = "FILE", description = "The site's policy values.")
    private Optional<Path> policy = Optional.empty();

    @Option(names = "--output", description = "${COMPLETION-CANDIDATES}. Default: text.")
    private OutputFormat output = OutputFormat.text;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        var err = spec.commandLine().getErr();
        var files = RuleFiles.read(rules, policy);
        try (var running = new Running()) {
            var cluster =
                    running.connect(bootstrap, Defaults.in(spec).kafkaWith(kafka), registry.settings(), data, err);
            var known = new RulesTopic(cluster, err);
            known.publish(files.texts(), known.inForce());
            running.judge(cluster, data);
            try (var reader = new TopicReader<>(
                            cluster, cluster.catalogue().violations().name(), Violation.class, err)
                    .fromNow()) {
                var watched = running.watch(cluster, data, sample, err);
                err.printf(
                        "hullmark: %d rules on %s; Kafka at %s; Ctrl-C stops%n",
                        files.pack().entries().size(), watched, cluster.bootstrap());
                err.flush();
                show(reader, running, spec.commandLine().getOut());
            }
        }
        return ExitCode.OK;
    }

    private void show(TopicReader<Violation> reader, Running running, PrintWriter out) {
        var text = new ViolationText(Palette.ofTerminal(), ZoneId.systemDefault());
        var printer = new RecordPrinter<>(out, output, text::blocks);
        var end = lasting.map(duration -> System.nanoTime() + duration.toNanos());
        while (running.goesOn() && printer.isRead() && end.stream().allMatch(nanos -> System.nanoTime() < nanos)) {
            printer.print(reader.arrivingValues());
        }
    }
}
