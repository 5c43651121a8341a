package io.hullmark.producer.sense.cgroup;

import io.hullmark.producer.observe.RunningContainer;
import io.hullmark.producer.observe.RunningContainer.Network;
import io.hullmark.producer.sense.Samples;
import io.hullmark.wire.ContainerIdPrefix;
import io.hullmark.wire.ContainerSample;
import io.hullmark.wire.UnmeasuredCause;
import java.io.IOException;
import java.nio.file.Path;

/** One run of a container, from its first measurement to its end. */
final class MeasuredContainer implements AutoCloseable {
    private final RunningContainer container;
    private final ContainerIdPrefix prefix;
    private final ContainerFiles groups;
    private final Path network;
    private final KernelFiles files;
    private final Locator locator;

    MeasuredContainer(RunningContainer container, Membership place, Locator locator, KernelFiles files) {
        this.container = container;
        this.prefix = Samples.prefix(container.id());
        this.groups = place.files(files);
        this.network = locator.network(container);
        this.files = files;
        this.locator = locator;
    }

    /** The run that it is; the same container started anew is another one. */
    RunningContainer container() {
        return container;
    }

    /** Measures it. Only {@link Outcome.Measured} can be followed by another measurement. */
    Outcome measure() {
        var builder = ContainerSample.newBuilder()
                .setContainer(prefix)
                .setStartedAt(container.startedAt().toEpochMilli());
        groups.read(builder);
        boolean whole = network(builder) && !groups.group().failed();
        // A sample whose second half is that of a dead group, or of none, would look like a collapse.
        if (!whole && locator.locate(container).isEmpty()) {
            return new Outcome.Gone();
        }
        if (builder.getCpuMicros() < 0 && builder.getMemoryUsageKib() < 0) {
            return new Outcome.Unmeasured(
                    groups.group().denied() ? UnmeasuredCause.NOT_PERMITTED : UnmeasuredCause.NOT_FOUND);
        }
        return new Outcome.Measured(builder.build());
    }

    /** Not kept open: that would keep the network of a container that has ended from being taken down. */
    private boolean network(ContainerSample.Builder sample) {
        if (container.network() == Network.SHARED) {
            return true;
        }
        try {
            var sums = Tables.netDev(files.once(network));
            sample.setNetworkReceivedBytes(sums[0])
                    .setNetworkReceivedPackets(sums[1])
                    .setNetworkReceiveErrors(sums[2])
                    .setNetworkReceiveDrops(sums[3])
                    .setNetworkSentBytes(sums[4])
                    .setNetworkSentPackets(sums[5])
                    .setNetworkSendErrors(sums[6])
                    .setNetworkSendDrops(sums[7]);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        groups.group().close();
    }
}
