package io.hullmark.engine.anomalies;

import io.hullmark.engine.anomalies.Notice.Common;
import io.hullmark.engine.detectors.AnomalyKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds out which containers got the same anomaly together: in one metric, of one kind, on one host or of one image, within
 * {@link #TOGETHER} of the time of their samples. Three are told as one. The first of them may have been told alone; its record then goes
 * on for all.
 */
final class Company {
    static final Duration TOGETHER = Duration.ofMinutes(5);

    private static final int ENOUGH = 3;

    /** Then another group begins, so that none grows beyond what can be kept. */
    private static final int MOST_MEMBERS = 1_000;

    private final OpenAnomalies open;
    private final Instant at;
    private final TreeMap<Sort, List<Arrival>> arrivals = new TreeMap<>();

    /** A container that begins to behave unlike itself. */
    record Arrival(Member member, Metric metric, AnomalyKind kind) {}

    /**
     * An anomaly that is new or has new members.
     *
     * @param parted anomalies that were told of single ones of them until now
     */
    record Gathering(HeldAnomaly anomaly, List<HeldAnomaly> parted) {}

    private record Sort(Metric metric, AnomalyKind kind) implements Comparable<Sort> {
        private static final Comparator<Sort> ORDER =
                Comparator.comparing(Sort::metric).thenComparing(Sort::kind);

        @Override
        public int compareTo(Sort other) {
            return ORDER.compare(this, other);
        }
    }

    Company(OpenAnomalies open, Instant at) {
        this.open = open;
        this.at = at;
    }

    void arrive(Arrival arrival) {
        arrivals.computeIfAbsent(new Sort(arrival.metric(), lasting(arrival.kind())), sort -> new ArrayList<>())
                .add(arrival);
    }

    /** All who arrived, alone or with others. */
    List<Gathering> gather() {
        var gatherings = new ArrayList<Gathering>();
        arrivals.forEach((sort, all) -> {
            for (int from = 0; from < all.size(); from += MOST_MEMBERS) {
                gather(all.subList(from, Math.min(all.size(), from + MOST_MEMBERS)), gatherings);
            }
        });
        return gatherings;
    }

    /** They are all of one host. */
    private void gather(List<Arrival> arrived, List<Gathering> gatherings) {
        var onHost = together(arrived, Common.HOST);
        if (onHost.isPresent()) {
            gatherings.add(onHost.get());
            return;
        }
        var byImage = new TreeMap<String, List<Arrival>>();
        arrived.forEach(arrival -> byImage.computeIfAbsent(arrival.member().image(), image -> new ArrayList<>())
                .add(arrival));
        byImage.forEach((image, all) -> together(all, Common.IMAGE)
                .filter(gathering -> !image.isEmpty())
                .ifPresentOrElse(gatherings::add, () -> all.forEach(arrival -> gatherings.add(alone(arrival)))));
    }

    private Gathering alone(Arrival arrival) {
        return new Gathering(HeldAnomaly.of(arrival.member(), arrival.metric(), arrival.kind(), at), List.of());
    }

    private Optional<Gathering> together(List<Arrival> arrived, Common common) {
        var first = arrived.get(0);
        var like = open.all().stream()
                .filter(anomaly -> isLike(anomaly, first, common))
                .toList();
        var group = like.stream()
                .filter(anomaly ->
                        anomaly.common() == common && anomaly.members().size() + arrived.size() <= MOST_MEMBERS)
                .findFirst();
        if (group.isPresent()) {
            return Optional.of(new Gathering(joinedBy(group.get(), arrived), List.of()));
        }
        var alone = like.stream()
                .filter(anomaly -> anomaly.common() == Common.NOTHING)
                .sorted(Comparator.comparing(HeldAnomaly::openedAt).thenComparing(HeldAnomaly::id))
                .toList();
        if (alone.size() + arrived.size() < ENOUGH) {
            return Optional.empty();
        }
        var begun = alone.isEmpty() ? alone(first).anomaly() : alone.get(0);
        var parted = alone.subList(Math.min(1, alone.size()), alone.size());
        for (var other : parted) {
            begun = begun.with(other.lead());
        }
        return Optional.of(new Gathering(joinedBy(begun, arrived).sharing(common), parted));
    }

    private boolean isLike(HeldAnomaly anomaly, Arrival arrival, Common common) {
        return anomaly.metric() == arrival.metric()
                && lasting(anomaly.kind()) == lasting(arrival.kind())
                && Duration.between(anomaly.openedAt(), at).abs().compareTo(TOGETHER) <= 0
                && (common == Common.HOST
                        ? anomaly.lead()
                                .key()
                                .hostId()
                                .equals(arrival.member().key().hostId())
                        : anomaly.lead().image().equals(arrival.member().image()));
    }

    /** A spike is what may yet become a level shift, so both go together. */
    private static AnomalyKind lasting(AnomalyKind kind) {
        return kind == AnomalyKind.SPIKE ? AnomalyKind.LEVEL_SHIFT : kind;
    }

    private static HeldAnomaly joinedBy(HeldAnomaly anomaly, List<Arrival> arrived) {
        var group = anomaly;
        for (var arrival : arrived) {
            group = group.with(arrival.member()).turning(arrival.kind());
        }
        return group;
    }
}
