package io.hullmark.producer.sense.cgroup;

import io.hullmark.wire.ContainerSample;
import io.hullmark.wire.UnmeasuredCause;

/** What came of measuring one container. */
sealed interface Outcome {
    /** It was measured. */
    record Measured(ContainerSample sample) implements Outcome {}

    /** It went away while it was measured, or just before. */
    record Gone() implements Outcome {}

    /** It runs, but was not measured. */
    record Unmeasured(UnmeasuredCause cause) implements Outcome {}
}
