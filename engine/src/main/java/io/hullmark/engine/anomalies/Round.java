package io.hullmark.engine.anomalies;

import io.hullmark.engine.anomalies.HeldAnomaly.Told;
import io.hullmark.engine.anomalies.Notice.Anomaly;
import io.hullmark.engine.anomalies.Notice.State;
import io.hullmark.engine.anomalies.OpenAnomalies.Place;
import io.hullmark.engine.detectors.AnomalyKind;
import io.hullmark.engine.facts.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one look at a host changes of the open anomalies, and what is told of that. */
final class Round {
    /** Comings and goings of a group are told together. */
    private static final Duration BETWEEN_UPDATES = Duration.ofMinutes(1);

    /** So much more is clearly worse. */
    private static final double STEP = 0.1;

    private static final int MOST_SUBJECTS = 20;

    private final OpenAnomalies open;
    private final Company company;
    private final Instant at;
    private final Set<String> touched = new LinkedHashSet<>();
    private final Map<String, Ending> endings = new HashMap<>();
    private final Map<String, String> joined = new HashMap<>();
    private final Map<String, HeldAnomaly> over = new HashMap<>();

    Round(OpenAnomalies open, Instant at) {
        this.open = open;
        this.company = new Company(open, at);
        this.at = at;
    }

    /** A container behaves unlike itself, and did not before. */
    void begin(Member member, Metric metric, AnomalyKind kind) {
        company.arrive(new Company.Arrival(member, metric, kind));
    }

    /** It still does. */
    void goOn(HeldAnomaly anomaly, Member member, AnomalyKind kind) {
        keep(anomaly.with(member).turning(kind));
    }

    /** It does no longer, or nobody can tell. */
    void end(ObjectKey container, Metric metric, Ending ending) {
        open.at(new Place(container, metric)).ifPresent(anomaly -> leave(anomaly, container, ending));
    }

    private void leave(HeldAnomaly anomaly, ObjectKey container, Ending ending) {
        endings.put(anomaly.id(), ending);
        keep(anomaly.without(container));
    }

    private void keep(HeldAnomaly anomaly) {
        touched.add(anomaly.id());
        open.put(anomaly);
        if (anomaly.isOver()) {
            over.put(anomaly.id(), anomaly);
        }
    }

    /** What is told, in the order in which it was found. */
    List<Notice> told() {
        for (var gathering : company.gather()) {
            gathering.parted().forEach(alone -> {
                joined.put(alone.id(), gathering.anomaly().id());
                leave(alone, alone.lead().key(), Ending.JOINED);
            });
            keep(gathering.anomaly());
        }
        var notices = new ArrayList<Notice>();
        for (String id : touched) {
            find(id).ifPresent(anomaly -> state(anomaly).ifPresent(state -> notices.add(tell(anomaly, state))));
        }
        return notices;
    }

    private Optional<HeldAnomaly> find(String id) {
        var ended = over.get(id);
        return ended == null ? open.find(id) : Optional.of(ended);
    }

    /** What is worth telling of an anomaly; empty for nothing. */
    private Optional<State> state(HeldAnomaly anomaly) {
        var told = anomaly.told().orElse(null);
        var standing = anomaly.exception().isPresent() ? State.SUPPRESSED : State.OPENED;
        if (anomaly.isOver()) {
            return Optional.of(State.CLOSED);
        } else if (told == null || !told.exception().equals(anomaly.exception())) {
            return Optional.of(standing);
        }
        boolean worse = anomaly.score() >= told.score() + STEP
                || anomaly.severity().compareTo(told.severity()) > 0
                || anomaly.kind() != told.kind()
                || anomaly.common() != told.common();
        boolean others =
                anomaly.company() != told.company() && !at.isBefore(told.at().plus(BETWEEN_UPDATES));
        return worse || others
                ? Optional.of(standing == State.SUPPRESSED ? standing : State.UPDATED)
                : Optional.empty();
    }

    private Anomaly tell(HeldAnomaly anomaly, State state) {
        int number = anomaly.told().map(Told::transitions).orElse(0) + 1;
        var told = new Told(
                number,
                at,
                anomaly.kind(),
                anomaly.score(),
                anomaly.severity(),
                anomaly.exception(),
                anomaly.common(),
                anomaly.company());
        if (!anomaly.isOver()) {
            open.put(anomaly.told(told));
        }
        var whom = anomaly.isOver() ? List.of(anomaly.lead()) : anomaly.members();
        return new Anomaly(
                anomaly.id(),
                anomaly.origin(),
                number,
                state,
                Optional.ofNullable(endings.get(anomaly.id())).filter(ending -> anomaly.isOver()),
                Optional.ofNullable(joined.get(anomaly.id())),
                at,
                anomaly.kind(),
                anomaly.metric(),
                anomaly.since(),
                anomaly.severity(),
                anomaly.common(),
                anomaly.lead(),
                whom.size(),
                whom.stream().limit(MOST_SUBJECTS).map(Member::subject).toList(),
                anomaly.exception());
    }
}
