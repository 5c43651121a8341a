package io.hullmark.cli.top;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What one container takes. What could not be measured, or needs a second sample, is empty.
 *
 * @param host name of the host, or its id
 * @param name of the container; the beginning of its id while nobody has named it
 * @param image its image reference; empty while nobody has told
 * @param cores that it keeps busy
 * @param memory working set in bytes
 * @param memoryLimit in bytes; 0 without one
 * @param pids processes and threads
 * @param pidsLimit 0 without one
 * @param network bytes per second, received and sent
 * @param block bytes per second, read and written
 * @param open what is open against it
 */
public record ContainerUse(
        String host,
        String name,
        String image,
        OptionalDouble cores,
        OptionalLong memory,
        OptionalLong memoryLimit,
        OptionalLong pids,
        OptionalLong pidsLimit,
        Flow network,
        Flow block,
        OpenMatters.Count open) {

    /** Bytes per second in and out. */
    public record Flow(OptionalDouble in, OptionalDouble out) {}

    /** The part of its limit that it takes, from 0; empty without a limit. */
    OptionalDouble memoryShare() {
        return share(memory, memoryLimit);
    }

    private static OptionalDouble share(OptionalLong taken, OptionalLong limit) {
        return taken.isPresent() && limit.orElse(0) > 0
                ? OptionalDouble.of((double) taken.getAsLong() / limit.getAsLong())
                : OptionalDouble.empty();
    }
}
