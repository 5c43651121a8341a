package io.hullmark.producer.sense.cgroup;

import io.hullmark.producer.observe.RunningContainer;
import io.hullmark.producer.observe.WatchedHost;
import io.hullmark.producer.sense.Instrument;
import io.hullmark.producer.sense.Meter;
import io.hullmark.producer.sense.Probe;
import io.hullmark.producer.sense.Samples;
import io.hullmark.wire.ContainerSample;
import io.hullmark.wire.HostSample;
import io.hullmark.wire.UnmeasuredCause;
import io.hullmark.wire.UnmeasuredContainer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Measures by reading files of the kernel, without a word to the engine. */
public final class CgroupMeter implements Meter {
    private static final String GROUPS = "sys/fs/cgroup";
    /** If so many containers can't be found, none will be. */
    private static final int MOST_PROBED = 20;

    private final URI engine;
    private final Path groups;
    private final Path proc;
    private final WatchedHost host;
    private final EngineDisk disk;
    private final KernelAccess access;
    private final KernelFiles files;
    private final HostFiles hostFiles;
    private final MeasuredContainers containers;
    private volatile Hierarchies hierarchies;

    CgroupMeter(URI engine, Path root, Path proc, WatchedHost host, KernelAccess access) {
        this.engine = engine;
        this.groups = root.resolve(GROUPS);
        this.proc = proc;
        this.host = host;
        this.access = access;
        disk = new EngineDisk(root);
        files = new KernelFiles(access);
        hostFiles = new HostFiles(proc, files);
        containers = new MeasuredContainers(files);
        hierarchies = Hierarchies.under(groups, access);
    }

    /**
     * A meter for the host of an engine.
     *
     * @param engine address at which the engine is asked
     * @param root directory that is the host's root
     * @param proc directory that shows the host's processes
     */
    public static CgroupMeter of(URI engine, Path root, Path proc, WatchedHost host) {
        return new CgroupMeter(engine, root, proc, host, new DiskAccess());
    }

    @Override
    public String id() {
        return "cgroup";
    }

    @Override
    public Probe probe(List<RunningContainer> running) {
        if (!"unix".equals(engine.getScheme())) {
            return new Probe.Unavailable("the engine is asked over the network, so its host's files can't be read");
        }
        if (hierarchies.none()) {
            hierarchies = Hierarchies.under(groups, access);
        }
        if (hierarchies.none()) {
            return new Probe.Unavailable("no control groups are to be seen at " + groups
                    + ": if the agent runs in a container, mount the host's root and name the place in host.root");
        }
        if (running.isEmpty()) {
            return new Probe.Ready();
        }
        return found(running);
    }

    /** Whether any of the containers can be found and measured. */
    private Probe found(List<RunningContainer> running) {
        var locator = locator();
        var cause = UnmeasuredCause.NOT_FOUND;
        for (RunningContainer container : running.subList(0, Math.min(running.size(), MOST_PROBED))) {
            var place = locator.locate(container);
            if (place.isPresent()) {
                try (var once = new MeasuredContainer(container, place.get(), locator, new KernelFiles(access))) {
                    var outcome = once.measure();
                    if (outcome instanceof Outcome.Measured measured) {
                        return Probe.lacking(gaps(measured.sample(), container));
                    }
                    cause = outcome instanceof Outcome.Unmeasured unmeasured ? unmeasured.cause() : cause;
                }
            }
        }
        return new Probe.Unavailable(
                cause == UnmeasuredCause.NOT_PERMITTED
                        ? "the files of control groups at " + groups + " may not be read"
                        : "no container is to be found by its process in " + proc
                                + ": if the agent runs in a container, give it the processes of the host (--pid host, or host.proc)");
    }

    private List<Probe.Gap> gaps(ContainerSample sample, RunningContainer container) {
        return Instrument.missingIn(List.of(sample), List.of(container)).stream()
                .map(instrument -> new Probe.Gap(instrument.label(), whyMissing(instrument)))
                .toList();
    }

    @Override
    public Reading read(List<RunningContainer> running) {
        var sample = HostSample.newBuilder();
        hostFiles.read(sample);
        disk.read(host.dataRoot(), sample);
        containers.retain(running);
        var locator = locator();
        var samples = new ArrayList<ContainerSample>(running.size());
        var unmeasured = new ArrayList<UnmeasuredContainer>();
        int gone = 0;
        for (RunningContainer container : running) {
            var outcome = containers.measure(container, locator);
            if (outcome instanceof Outcome.Measured measured) {
                samples.add(measured.sample());
            } else if (outcome instanceof Outcome.Unmeasured not) {
                unmeasured.add(Samples.unmeasured(container.id(), not.cause()));
            } else {
                gone++;
            }
        }
        return new Reading(sample.build(), samples, unmeasured, gone);
    }

    private Locator locator() {
        return new Locator(proc, hierarchies, access);
    }

    @Override
    public String whyMissing(Instrument instrument) {
        return switch (instrument) {
            case CPU, MEMORY, PIDS, OOM_KILLS -> "the host's kernel has no such control group files";
            case THROTTLING -> "the cpu controller is not in use, or quotas are not in the host's kernel";
            case MEMORY_PEAK -> "control groups of version 2 keep it since kernel 5.19";
            case BLOCK -> "the io or blkio controller is not in use";
            case NETWORK -> "the interfaces of containers can't be read in " + proc;
            case PRESSURE -> "the host's kernel keeps no pressure of control groups (CONFIG_PSI, version 2 or hybrid)";
        };
    }

    @Override
    public Duration shortestTick() {
        return Duration.ofSeconds(1);
    }

    @Override
    public void release() {
        containers.retain(List.of());
        hostFiles.close();
    }
}
