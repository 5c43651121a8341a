package io.hullmark.cli;

import io.hullmark.engine.language.CelRules;
import io.hullmark.streams.app.StreamsApp;
import io.hullmark.streams.app.StreamsSettings;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The topology in a process of its own. */
@Command(
        name = "streams",
        description = {
            "Run the topology: observations and rules in, violations and posture out, until stopped by a signal.",
            "Any number of these share the work; the topics must be there ('hullmark topics create')."
        })
final class StreamsCommand implements Callable<Integer> {
    private static final SettingFlags FLAGS = new SettingFlags(StreamsSettings.declared());

    @Spec
    private CommandSpec spec;

    static CommandLine create() {
        return FLAGS.on(new StreamsCommand());
    }

    @Override
    public Integer call() throws Exception {
        try (var running = new Running()) {
            var settings = StreamsSettings.from(FLAGS.values(spec));
            running.add(StreamsApp.start(settings, new CelRules()));
            spec.commandLine()
                    .getErr()
                    .printf("hullmark: the topology works on %s; Ctrl-C stops%n", settings.bootstrapServers());
            running.awaitEnd();
        }
        return ExitCode.OK;
    }
}
