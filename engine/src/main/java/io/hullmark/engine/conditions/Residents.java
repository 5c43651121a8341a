package io.hullmark.engine.conditions;

import io.hullmark.engine.conditions.Watches.Lookout;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.telemetry.ContainerPrefix;
import io.hullmark.engine.telemetry.Lineup;
import io.hullmark.engine.telemetry.Meter;
import io.hullmark.engine.telemetry.Reading;
import io.hullmark.engine.telemetry.Readings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The containers of one host whose samples come, by the rows of their lineup: the latest sample of each, and what is asked of the next.
 * Of nearly all of them nothing is to be said, and then a sample meets nothing but what lies here in a row.
 */
final class Residents {
    private static final Reading NOTHING = Reading.of(Reading.UNREAD, new long[Meter.COUNT]);

    private final String hostId;
    private final Lineup<SubjectWatch> lineup = new Lineup<>();
    private final Readings latest = new Readings();
    private @Nullable Instant[] measuredAt = {};
    private @Nullable Questions[] still = {};
    private long revision = -1;
    private List<Lookout> rules = List.of();

    Residents(String hostId) {
        this.hostId = hostId;
    }

    /**
     * The row of the container that a frame names; {@link Lineup#NONE} while nobody told of it.
     *
     * @param place where it stands in the frame
     * @param known who is on the host
     */
    int find(int place, long prefix, Supplier<List<ObjectKey>> known) {
        int row = lineup.find(place, prefix);
        return row == Lineup.NONE ? meet(prefix, known) : row;
    }

    /** The same wherever it stands. */
    int find(long prefix, Supplier<List<ObjectKey>> known) {
        int row = lineup.find(prefix);
        return row == Lineup.NONE ? meet(prefix, known) : row;
    }

    private int meet(long prefix, Supplier<List<ObjectKey>> known) {
        for (var key : known.get()) {
            var own = ContainerPrefix.of(key.id());
            if (own.isPresent() && own.getAsLong() == prefix) {
                return put(prefix, SubjectWatch.of(key));
            }
        }
        return Lineup.NONE;
    }

    private int put(long prefix, SubjectWatch watch) {
        int row = lineup.put(prefix, watch);
        if (row == latest.size()) {
            latest.add(prefix, NOTHING);
            measuredAt = Arrays.copyOf(measuredAt, latest.size());
            still = Arrays.copyOf(still, latest.size());
        }
        measuredAt[row] = null;
        still[row] = null;
        return row;
    }

    /** A container of before a restart. */
    void remember(ObjectKey key, Measured measured) {
        ContainerPrefix.of(key.id())
                .ifPresent(prefix -> read(
                        put(prefix, SubjectWatch.of(key, measured.lasting())),
                        measured.reading(),
                        measured.measuredAt()));
    }

    /** A sample of before a restart, which may be older than what was kept of its container alone. */
    void remember(HeldReadings.OfContainer held) {
        ContainerPrefix.of(held.id()).ifPresent(prefix -> {
            int row = lineup.find(prefix);
            row = row == Lineup.NONE ? put(prefix, SubjectWatch.of(ObjectKey.container(hostId, held.id()))) : row;
            if (held.measuredAt().isAfter(measuredAt(row)) || !isMeasured(row)) {
                read(row, held.reading(), held.measuredAt());
            }
        });
    }

    /** What is kept of the latest samples. */
    HeldReadings held() {
        var held = new ArrayList<HeldReadings.OfContainer>(latest.size());
        for (int row : lineup.rows()) {
            if (isMeasured(row)) {
                held.add(new HeldReadings.OfContainer(
                        watch(row).key().id(), measuredAt(row), latest.get(row).copy()));
            }
        }
        return new HeldReadings(held);
    }

    SubjectWatch watch(int row) {
        return lineup.member(row);
    }

    List<SubjectWatch> watches() {
        return lineup.members();
    }

    /** The latest reading of a container; shows the next as soon as it is read. Null before the first. */
    @Nullable
    Reading latest(int row) {
        return isMeasured(row) ? latest.get(row) : null;
    }

    /** When it was measured, by the host's clock. */
    Instant measuredAt(int row) {
        var known = measuredAt[row];
        return known == null ? Instant.EPOCH : known;
    }

    private boolean isMeasured(int row) {
        return measuredAt[row] != null;
    }

    void read(int row, Reading now, Instant at) {
        latest.set(row, now);
        measuredAt[row] = at;
    }

    /** The next samples are looked at by these rules and under this revision of the host: what was asked before may be no longer. */
    void expect(long now, List<Lookout> inForce) {
        if (now != revision || inForce != rules) {
            revision = now;
            rules = inForce;
            Arrays.fill(still, null);
        }
    }

    /** Whether a container of whom there was nothing to say has nothing to say now. */
    boolean isStill(int row, Sample sample) {
        var asked = still[row];
        return asked != null && asked.areAllClear(sample.alone());
    }

    /** A container was looked at. */
    void looked(int row) {
        still[row] = watch(row).stillness();
    }

    /** Forgets the containers that are not there any more, and says which. */
    List<ObjectKey> forgetGone(Set<ObjectKey> there) {
        var gone = watches().stream()
                .map(SubjectWatch::key)
                .filter(key -> !there.contains(key))
                .sorted()
                .toList();
        lineup.removeIf(watch -> !there.contains(watch.key()));
        return gone;
    }
}
