package io.hullmark.cli.top;

import io.hullmark.engine.facts.Struct;
import io.hullmark.engine.telemetry.ContainerPrefix;
import io.hullmark.engine.telemetry.Frame;
import io.hullmark.engine.telemetry.Reading;
import io.hullmark.engine.telemetry.Usage;
import io.hullmark.wire.Anomaly;
import io.hullmark.wire.ObjectKind;
import io.hullmark.wire.Posture;
import io.hullmark.wire.Subject;
import io.hullmark.wire.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The latest of each host and its containers. For one thread. */
public final class FleetUse {
    /** A host that misses so many frames is not shown as if it still were so. */
    private static final int FRAMES_MISSED = 3;

    private static final int SHORT_ID = 12;

    private final Map<String, Watched> hosts = new TreeMap<>();
    private final Map<String, Map<Long, Subject>> containers = new HashMap<>();
    private final OpenMatters matters = new OpenMatters();

    /** Two frames in a row. */
    private record Watched(Frame now, @Nullable Frame before) {
        boolean isSilent(Instant at) {
            return now.measuredAt().plus(now.tick().multipliedBy(FRAMES_MISSED)).isBefore(at);
        }
    }

    /** A frame; one that is older than the latest of its host says nothing new. */
    public void see(Frame frame) {
        hosts.compute(frame.hostId(), (id, watched) -> {
            if (watched == null) {
                return new Watched(frame, null);
            }
            return frame.measuredAt().isAfter(watched.now().measuredAt()) ? new Watched(frame, watched.now()) : watched;
        });
    }

    /** What is known of a subject. Only the names of containers are of interest. */
    public void see(Posture posture) {
        var subject = posture.getSubject();
        if (subject.getKind() == ObjectKind.CONTAINER) {
            ContainerPrefix.of(subject.getId())
                    .ifPresent(prefix -> containers
                            .computeIfAbsent(subject.getHostId(), id -> new HashMap<>())
                            .put(prefix, subject));
        }
    }

    /** A transition of a finding. */
    public void see(Violation violation) {
        matters.see(violation);
    }

    /** A transition of an anomaly. */
    public void see(Anomaly anomaly) {
        matters.see(anomaly);
    }

    /** Whether a host was measured twice, so that there are rates. */
    public boolean hasRates() {
        return hosts.values().stream().anyMatch(watched -> watched.before() != null);
    }

    /**
     * What containers take, host by host.
     *
     * @param now what is much older than this is left out
     * @param wanted which containers; one that nobody has named is asked for by its id alone
     */
    public List<ContainerUse> containers(Instant now, Predicate<Subject> wanted) {
        var uses = new ArrayList<ContainerUse>();
        var counts = matters.counts();
        hosts.values().stream().filter(watched -> !watched.isSilent(now)).forEach(watched -> {
            var before = before(watched);
            var frame = watched.now();
            var samples = frame.containers();
            for (int place = 0; place < samples.size(); place++) {
                long prefix = samples.prefix(place);
                var subject = subject(frame.hostId(), prefix);
                if (wanted.test(subject)) {
                    var usage = Usage.ofContainer(samples.get(place), before.get(prefix), between(watched));
                    var count = counts.getOrDefault(OpenMatters.key(subject), OpenMatters.Count.NONE);
                    uses.add(use(subject, usage, count));
                }
            }
        });
        return uses;
    }

    /** Hosts that were heard and are no longer. */
    public List<String> silent(Instant now) {
        return hosts.entrySet().stream()
                .filter(host -> host.getValue().isSilent(now))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Duration between(Watched watched) {
        var before = watched.before();
        return before == null
                ? Duration.ZERO
                : Duration.between(before.measuredAt(), watched.now().measuredAt());
    }

    private static Map<Long, Reading> before(Watched watched) {
        var readings = new HashMap<Long, Reading>();
        if (watched.before() != null) {
            var samples = watched.before().containers();
            for (int place = 0; place < samples.size(); place++) {
                readings.put(samples.prefix(place), samples.get(place));
            }
        }
        return readings;
    }

    private Subject subject(String hostId, long prefix) {
        var named = containers.getOrDefault(hostId, Map.of()).get(prefix);
        return named != null
                ? named
                : Subject.newBuilder()
                        .setKind(ObjectKind.CONTAINER)
                        .setHostId(hostId)
                        .setHostName("")
                        .setId("%016x".formatted(prefix))
                        .setName("")
                        .setImage("")
                        .setImageId("")
                        .setComposeProject("")
                        .setComposeService("")
                        .setOwner("")
                        .build();
    }

    private static ContainerUse use(Subject subject, Struct usage, OpenMatters.Count open) {
        var memory = part(usage, "memory");
        var pids = part(usage, "pids");
        return new ContainerUse(
                subject.getHostName().isEmpty() ? subject.getHostId() : subject.getHostName(),
                subject.getName().isEmpty() ? subject.getId().substring(0, SHORT_ID) : subject.getName(),
                subject.getImage(),
                rate(part(usage, "cpu"), "cores"),
                number(memory, "workingSet"),
                number(memory, "limit"),
                number(pids, "current"),
                number(pids, "limit"),
                flow(part(usage, "network"), "received", "sent"),
                flow(part(usage, "block"), "read", "written"),
                open);
    }

    private static ContainerUse.Flow flow(Optional<Struct> part, String in, String out) {
        return new ContainerUse.Flow(rate(part, in), rate(part, out));
    }

    private static Optional<Struct> part(Struct usage, String name) {
        return usage.get(name) instanceof Struct part ? Optional.of(part) : Optional.empty();
    }

    private static OptionalDouble rate(Optional<Struct> part, String name) {
        return part.map(struct -> struct.get(name)).orElse(null) instanceof Double rate
                ? OptionalDouble.of(rate)
                : OptionalDouble.empty();
    }

    private static OptionalLong number(Optional<Struct> part, String name) {
        return part.map(struct -> struct.get(name)).orElse(null) instanceof Long number
                ? OptionalLong.of(number)
                : OptionalLong.empty();
    }
}
