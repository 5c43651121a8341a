package io.hullmark.engine.anomalies;

import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.telemetry.ContainerPrefix;
import io.hullmark.engine.telemetry.Frame;
import io.hullmark.engine.telemetry.Lineup;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One host of whose frames one a minute is looked at. Counters go on in between, so no frame is lost to rates; and detectors that see
 * means of minutes know the same whatever the tick.
 */
final class WatchedHost {
    static final Duration STEP = Duration.ofMinutes(1);

    /** Over a longer gap nothing is said. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Lineup<ContainerWatch> containers = new Lineup<>();
    private long bootEpoch;
    private long sequence;
    private Instant measuredAt = Instant.MIN;
    private Instant at = Instant.MIN;
    private Instant before = Instant.MIN;
    private Instant heardAt = Instant.MIN;
    private long revision = -1;
    private Duration passed = Duration.ZERO;

    static WatchedHost from(String hostId, HeldBehaviour held) {
        var host = new WatchedHost();
        host.bootEpoch = held.bootEpoch();
        host.sequence = held.sequence();
        host.measuredAt = held.measuredAt();
        host.at = held.at();
        host.heardAt = held.at();
        for (var container : held.containers()) {
            var watch = ContainerWatch.from(hostId, container);
            ContainerPrefix.of(container.id()).ifPresent(prefix -> host.containers.put(prefix, watch));
        }
        return host;
    }

    HeldBehaviour held() {
        var held = new ArrayList<HeldBehaviour.OfContainer>(containers.members().size());
        containers.members().forEach(container -> container.held().ifPresent(held::add));
        return new HeldBehaviour(bootEpoch, sequence, measuredAt, at, held);
    }

    /** The step that is looked at, or was last. */
    Instant at() {
        return at;
    }

    /** The step before it, if the time between both can be told; otherwise one in which nothing was measured. */
    Instant before() {
        return before;
    }

    /** The time between both. */
    Duration passed() {
        return passed;
    }

    /** Something of the host may have come until then. */
    void hear(Instant when) {
        heardAt = when.isAfter(heardAt) ? when : heardAt;
    }

    boolean isSilent(Instant now) {
        return heardAt.isBefore(now.minus(PATIENCE));
    }

    /** Whether a frame is looked at; if so, it is the step from now on. */
    boolean advance(Frame frame, Instant when, Instant arrivedAt) {
        heardAt = arrivedAt;
        // An agent's tick is not exact, and half of it is nearer to the minute than another whole one.
        var elapsed = at.equals(Instant.MIN) ? STEP : Duration.between(at, when);
        if (elapsed.plus(frame.tick().dividedBy(2)).compareTo(STEP) < 0) {
            return false;
        }
        passed = at.equals(Instant.MIN) ? Duration.ZERO : Duration.between(measuredAt, frame.measuredAt());
        before = isTrusted(frame) ? at : Instant.MAX;
        bootEpoch = frame.bootEpoch();
        sequence = frame.sequence();
        measuredAt = frame.measuredAt();
        at = when;
        return true;
    }

    /** Whether so much time passed as the host's clock says: one that was set would bend every rate. */
    private boolean isTrusted(Frame frame) {
        if (passed.isZero() || passed.isNegative() || passed.compareTo(PATIENCE) > 0) {
            return false;
        } else if (frame.bootEpoch() != bootEpoch) {
            return true;
        }
        // in floating point, because a frame may say any number
        double counted = (double) frame.tick().toMillis() * (frame.sequence() - sequence);
        return Math.abs(passed.toMillis() - counted) <= counted / 2;
    }

    /** The container that a frame names; null while nobody told of it. */
    @Nullable
    ContainerWatch container(int place, long prefix, Supplier<List<ObjectKey>> known) {
        int row = containers.find(place, prefix);
        return row == Lineup.NONE ? meet(prefix, known.get()) : containers.member(row);
    }

    private @Nullable ContainerWatch meet(long prefix, List<ObjectKey> known) {
        for (var key : known) {
            var own = ContainerPrefix.of(key.id());
            if (own.isPresent() && own.getAsLong() == prefix) {
                var watch = ContainerWatch.of(key);
                containers.put(prefix, watch);
                return watch;
            }
        }
        return null;
    }

    /** Whether something of it may have changed since the last time that this was asked. */
    boolean changed(long now) {
        boolean changed = now != revision;
        revision = now;
        return changed;
    }

    Collection<ContainerWatch> containers() {
        return containers.members();
    }

    /** Forgets the containers that are not there any more, and says which. */
    List<ContainerWatch> forgetGone(Set<ObjectKey> there) {
        var gone = containers.members().stream()
                .filter(watch -> !there.contains(watch.key()))
                .toList();
        containers.removeIf(watch -> !there.contains(watch.key()));
        return gone;
    }
}
