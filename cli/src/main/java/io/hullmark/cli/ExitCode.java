package io.hullmark.cli;

/** How the command ends, for scripts. Documented in the help and in docs/configuration.md. */
final class ExitCode {
    /** Done. */
    static final int OK = 0;
    /** What was looked at is not in order: rules with problems, topics that differ. */
    static final int NOT_IN_ORDER = 1;
    /** Wrong flags or wrong input. */
    static final int USAGE = 2;
    /** Kafka, the Docker engine or the schema registry can't be reached. */
    static final int UNREACHABLE = 3;
    /** A check was told to fail on findings like those that it found. */
    static final int FINDINGS = 4;
    /** A replay was told to fail where a draft would open so many findings. */
    static final int FLOOD = 5;
    /** A defect in Hullmark. A process that a signal ends has 128 and the signal's number, as everywhere. */
    static final int DEFECT = 70;

    private ExitCode() {}
}
