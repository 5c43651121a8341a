package io.hullmark.engine.coverage;

import java.time.Instant;
import java.util.Optional;

/** How well a host was watched at one moment. Nothing is compliant that nobody watched. */
public sealed interface Coverage {

    /** Its agent was heard before, and again in time. */
    record Observed(Instant lastHeard) implements Coverage {}

    /**
     * Its agent was heard, but may have missed something.
     *
     * @param cause name of the cause, such as "STREAM_BROKEN"
     * @param detail what happened, for a person
     */
    record Gap(String cause, String detail) implements Coverage {}

    /**
     * Nobody heard its agent.
     *
     * @param since when it was last heard
     * @param until when it was heard again; empty if it was not
     */
    record Silent(Instant since, Optional<Instant> until) implements Coverage {}
}
