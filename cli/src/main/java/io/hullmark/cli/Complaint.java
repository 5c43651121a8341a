package io.hullmark.cli;

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

    int exitCode() {
        return exitCode;
    }
}
