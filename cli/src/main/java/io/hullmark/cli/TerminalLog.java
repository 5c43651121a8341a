package io.hullmark.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import org.slf4j.Logger;

/**
 * What the log of a command says, and where: on the terminal's error stream, and only what a person must know. {@code HULLMARK_LOG_LEVEL}
 * tells more. It is set up by code because to read it from XML takes a tenth of the time of a whole check; who wants another has it read
 * from a file that the system property {@code logback.configurationFile} names.
 */
public final class TerminalLog extends ContextAwareBase implements Configurator {
    private static final String LEVEL = "HULLMARK_LOG_LEVEL";
    private static final String PATTERN = "%d{HH:mm:ss.SSS} %-5level %logger{20} %msg %kvp%n%ex{short}";

    /** Made by the logging library, which finds it by its name. */
    public TerminalLog() {}

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        if (System.getProperty("logback.configurationFile") != null
                || TerminalLog.class.getResource("/logback-test.xml") != null) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        var encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(PATTERN);
        encoder.start();
        var terminal = new ConsoleAppender<ILoggingEvent>();
        terminal.setContext(context);
        terminal.setTarget("System.err");
        terminal.setEncoder(encoder);
        terminal.start();
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.ERROR);
        root.addAppender(terminal);
        context.getLogger("io.hullmark").setLevel(Level.toLevel(System.getenv(LEVEL), Level.WARN));
        // While a transaction's first batch for a partition waits for its coordinator, the broker refuses the batches
        // behind it and says so at ERROR (OutOfOrderSequenceException, KAFKA-18202). The producer sends them again in
        // order: nothing is wrong.
        context.getLogger("kafka.server.ReplicaManager").setLevel(Level.OFF);
        // A broker over data that is there already registers before its controller leads again, is refused at ERROR,
        // and
        // registers once more.
        context.getLogger("kafka.server.ControllerApis").setLevel(Level.OFF);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
