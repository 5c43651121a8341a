package io.hullmark.cli;

import io.hullmark.producer.agent.Agent;
import io.hullmark.producer.agent.AgentSettings;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The agent in a process of its own. */
@Command(
        name = "agent",
        description = {
            "Watch this host's Docker engine and send what is seen, until stopped by a signal.",
            "Secrets are replaced before anything leaves the host. An outage of Kafka is outlived by a spool on disk."
        })
final class AgentCommand implements Callable<Integer> {
    private static final SettingFlags FLAGS = new SettingFlags(AgentSettings.declared());

    @Spec
    private CommandSpec spec;

    static CommandLine create() {
        return FLAGS.on(new AgentCommand());
    }

    @Override
    public Integer call() throws Exception {
        try (var running = new Running()) {
            var settings = AgentSettings.from(FLAGS.values(spec));
            running.add(Agent.start(settings));
            spec.commandLine().getErr().println("hullmark: the agent watches; Ctrl-C stops");
            running.awaitEnd();
        }
        return ExitCode.OK;
    }
}
