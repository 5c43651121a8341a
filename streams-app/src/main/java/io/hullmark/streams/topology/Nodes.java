package io.hullmark.streams.topology;

/** Names of the topology's nodes. They are part of what a running deployment keeps, so they never change. */
final class Nodes {
    static final String READ_OBSERVATIONS = "read-observations";
    static final String READ_TELEMETRY = "read-telemetry";
    static final String READ_RULES = "read-rules";
    static final String CARRY_ORIGIN = "carry-origin";
    /** Also the name of the internal topic, before its suffix. */
    static final String BROADCAST_RULES = "broadcast-rules";

    static final String READ_EXCEPTIONS = "read-exceptions";
    static final String CARRY_EXCEPTION_ORIGIN = "carry-exception-origin";
    /** Also the name of the internal topic, before its suffix. */
    static final String BROADCAST_EXCEPTIONS = "broadcast-exceptions";

    static final String READ_STATEMENTS = "read-statements";
    static final String CARRY_STATEMENT_ORIGIN = "carry-statement-origin";
    /** Also the name of the internal topic, before its suffix. */
    static final String BROADCAST_STATEMENTS = "broadcast-statements";

    static final String ADMIT_AND_JUDGE = "admit-and-judge";
    static final String WRITE_FACTS = "write-facts";
    static final String EMIT_VIOLATIONS = "emit-violations";
    static final String EMIT_ANOMALIES = "emit-anomalies";
    static final String EMIT_POSTURE = "emit-posture";
    static final String QUARANTINE = "quarantine";

    /** The sources that Streams puts behind the internal topics. */
    static final String READ_BROADCAST_RULES = BROADCAST_RULES + "-repartition-source";

    static final String READ_BROADCAST_EXCEPTIONS = BROADCAST_EXCEPTIONS + "-repartition-source";

    static final String READ_BROADCAST_STATEMENTS = BROADCAST_STATEMENTS + "-repartition-source";

    private Nodes() {}
}
