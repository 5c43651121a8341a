package io.hullmark.producer.agent;

import io.hullmark.schemas.settings.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The agent as people run it: its distribution, in a process of its own. */
final class AgentProcess implements AutoCloseable {
    static final Path DISTRIBUTION = Path.of("target", "hullmark-agent");
    /** What a busy machine may take for anything; in life it is a few seconds. */
    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final Path output;

    private AgentProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Starts an agent with settings from its environment; what it says is appended to a file. */
    static AgentProcess start(Map<String, String> settings, Path output) {
        return start(settings, output, List.of());
    }

    static AgentProcess start(Map<String, String> settings, Path output, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(DISTRIBUTION.resolve("bin").resolve("hullmark-agent").toString());
        command.addAll(arguments);
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith(Setting.ENVIRONMENT));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        settings.forEach((name, value) -> builder.environment().put(environmentName(name), value));
        try {
            return new AgentProcess(builder.start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String environmentName(String setting) {
        return Setting.ENVIRONMENT + setting.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    boolean alive() {
        return process.isAlive();
    }

    /** Ends it without a chance to do anything. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        awaitExit();
    }

    /** Asks it to end, and returns its exit code. */
    int stop() throws InterruptedException {
        process.destroy();
        return awaitExit();
    }

    int awaitExit() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the agent does not end: " + output());
        }
        return process.exitValue();
    }

    /** Sends a signal that the process can't catch, such as STOP or CONT. */
    void signal(String name) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new IllegalStateException("kill -" + name + " ended with " + code);
        }
    }

    /** Everything that it and those before it on the same file have said. */
    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
