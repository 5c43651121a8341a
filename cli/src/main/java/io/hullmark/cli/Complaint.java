package io.hullmark.cli;

import io.hullmark.engine.language.FileProblem;
import java.util.List;
import java.util.stream.Collectors;

/** Ends the command with one line that says what is wrong and what to do. */
final class Complaint extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private Complaint(int exitCode, String message) {
        super(message, null, false, false);
        this.exitCode = exitCode;
    }

    static Complaint usage(String message) {
        return new Complaint(ExitCode.USAGE, message);
    }

    static Complaint unreachable(String message) {
        return new Complaint(ExitCode.UNREACHABLE, message);
    }

    static Complaint notInOrder(String message) {
        return new Complaint(ExitCode.NOT_IN_ORDER, message);
    }

    /** The one that is longer than a line: all that is wrong in somebody's files. */
    static Complaint ofProblems(List<FileProblem> problems) {
        var count = problems.size() == 1 ? "1 problem" : problems.size() + " problems";
        return notInOrder(problems.stream()
                .map(FileProblem::toString)
                .collect(Collectors.joining("\n", "", "\n" + count + ", nothing was done")));
    }

    int exitCode() {
        return exitCode;
    }
}
