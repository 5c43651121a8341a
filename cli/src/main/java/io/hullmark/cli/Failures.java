package io.hullmark.cli;

import io.hullmark.broker.BrokerStartException;
import io.hullmark.engine.language.text.Suggestion;
import io.hullmark.producer.spool.SpoolInUse;
import io.hullmark.schemas.registry.RegistryException;
import io.hullmark.schemas.topics.ClusterUnreachableException;
import io.hullmark.schemas.topics.TopicsRefusedException;
import java.io.UncheckedIOException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what goes wrong into one line that says what to do, and an exit code. */
final class Failures {
    private Failures() {}

    /** Wrong flags: the complaint and where the help is, not the whole help. */
    static int ofInput(ParameterException failure, String[] arguments) {
        var command = failure.getCommandLine();
        var err = command.getErr();
        err.println("hullmark: " + failure.getMessage() + suggestion(failure));
        err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.USAGE;
    }

    /** Picocli's own suggestions do not know a slip of the fingers: for "lsit" they offer "withdraw". */
    private static String suggestion(ParameterException failure) {
        if (!(failure instanceof UnmatchedArgumentException unmatched)) {
            return "";
        }
        var given = unmatched.getUnmatched().get(0);
        var spec = failure.getCommandLine().getCommandSpec();
        var names = given.startsWith("-")
                ? spec.optionsMap().keySet()
                : failure.getCommandLine().getSubcommands().keySet();
        return Suggestion.nearest(names, given)
                .map("; did you mean '%s'?"::formatted)
                .orElse("");
    }

    static int ofExecution(Exception failure, CommandLine command, ParseResult parsed) {
        var code = exitCode(failure);
        command.getErr().println("hullmark: " + line(failure, code));
        return code;
    }

    private static int exitCode(Exception failure) {
        if (failure instanceof Complaint complaint) {
            return complaint.exitCode();
        } else if (failure instanceof TopicsRefusedException
                || failure instanceof SpoolInUse
                || failure instanceof BrokerStartException) {
            return ExitCode.NOT_IN_ORDER;
        } else if (failure instanceof ClusterUnreachableException
                || failure instanceof RegistryException
                || failure instanceof TimeoutException
                || failure instanceof AuthenticationException
                || failure instanceof AuthorizationException) {
            return ExitCode.UNREACHABLE;
        } else if (failure instanceof IllegalArgumentException
                || failure instanceof UncheckedIOException
                || failure instanceof KafkaException) {
            return ExitCode.USAGE;
        }
        return ExitCode.DEFECT;
    }

    private static String line(Exception failure, int code) {
        if (code == ExitCode.DEFECT) {
            LoggerFactory.getLogger(Failures.class).atError().setCause(failure).log("a command failed");
            return "this is a defect of Hullmark, please report it with the log above: " + failure;
        }
        var cause = failure instanceof KafkaException && failure.getCause() != null ? failure.getCause() : failure;
        return String.valueOf(cause.getMessage());
    }
}
