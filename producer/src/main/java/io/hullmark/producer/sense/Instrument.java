package io.hullmark.producer.sense;

import io.hullmark.producer.observe.RunningContainer;
import io.hullmark.wire.ContainerSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** A part of a sample that is there or missing on a host as a whole. */
@SuppressWarnings("ImmutableEnumChecker") // the functions hold nothing
public enum Instrument {
    CPU(ContainerSample::getCpuMicros),
    THROTTLING(ContainerSample::getCpuThrottledMicros),
    MEMORY(ContainerSample::getMemoryUsageKib),
    MEMORY_PEAK(ContainerSample::getMemoryPeakKib),
    OOM_KILLS(ContainerSample::getOomKills),
    PIDS(ContainerSample::getPids),
    BLOCK(ContainerSample::getBlockReadBytes),
    NETWORK(ContainerSample::getNetworkReceivedBytes),
    PRESSURE(ContainerSample::getCpuPressureSome);

    private final ToLongFunction<ContainerSample> witness;

    Instrument(ToLongFunction<ContainerSample> witness) {
        this.witness = witness;
    }

    /** How frames name it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What none of the samples has, of these containers; nothing can be said of no samples. */
    public static List<Instrument> missingIn(List<ContainerSample> samples, List<RunningContainer> containers) {
        var missing = new ArrayList<Instrument>();
        for (Instrument instrument : values()) {
            boolean expected = instrument != NETWORK || containers.stream().anyMatch(Instrument::hasNetwork);
            if (expected && !samples.isEmpty() && samples.stream().allMatch(instrument::missingIn)) {
                missing.add(instrument);
            }
        }
        return missing;
    }

    private static boolean hasNetwork(RunningContainer container) {
        return container.network() == RunningContainer.Network.OWN;
    }

    private boolean missingIn(ContainerSample sample) {
        return witness.applyAsLong(sample) < 0;
    }
}
