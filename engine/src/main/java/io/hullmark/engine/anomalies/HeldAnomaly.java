package io.hullmark.engine.anomalies;

import io.hullmark.engine.anomalies.Notice.Common;
import io.hullmark.engine.detectors.AnomalyKind;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.facts.StableId;
import io.hullmark.engine.rules.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is kept of an anomaly while it is open.
 *
 * @param id of the anomaly
 * @param origin the container with which it began
 * @param kind how the metric behaves
 * @param metric which one
 * @param openedAt when it was opened
 * @param since when it began
 * @param common what the members have in common
 * @param lead the first member, or the last that left
 * @param members whom it concerns, in the order in which they came; empty when it is over
 * @param told what was told of it last; empty before the first time
 */
public record HeldAnomaly(
        String id,
        ObjectKey origin,
        AnomalyKind kind,
        Metric metric,
        Instant openedAt,
        Instant since,
        Common common,
        Member lead,
        List<Member> members,
        Optional<Told> told) {
    public HeldAnomaly {
        members = List.copyOf(members);
    }

    /**
     * What was told of an anomaly last.
     *
     * @param transitions how many were told
     * @param at when
     * @param kind how the metric behaved
     * @param score the highest of its members
     * @param severity the worst of its members
     * @param exception what covered it
     * @param common what they had in common
     * @param company whom it concerned: changes when somebody comes or goes
     */
    public record Told(
            int transitions,
            Instant at,
            AnomalyKind kind,
            double score,
            Severity severity,
            Optional<String> exception,
            Common common,
            int company) {}

    static HeldAnomaly of(Member member, Metric metric, AnomalyKind kind, Instant at) {
        var key = member.key();
        var id = StableId.of(
                "anomaly",
                key.hostId(),
                key.id(),
                metric.name(),
                kind.name(),
                member.since().toString());
        return new HeldAnomaly(
                id, key, kind, metric, at, member.since(), Common.NOTHING, member, List.of(member), Optional.empty());
    }

    /** The same with somebody else, or with news of a member. */
    HeldAnomaly with(Member member) {
        var others = new ArrayList<>(members);
        int place = place(member.key());
        if (place < 0) {
            others.add(member);
        } else {
            others.set(place, member);
        }
        return with(kind, common, others, told);
    }

    HeldAnomaly without(ObjectKey key) {
        return with(
                kind,
                common,
                members.stream().filter(member -> !member.key().equals(key)).toList(),
                told);
    }

    /** A spike that stays becomes a level shift; nothing else turns into another kind. */
    HeldAnomaly turning(AnomalyKind other) {
        return with(kind == AnomalyKind.SPIKE ? other : kind, common, members, told);
    }

    HeldAnomaly sharing(Common what) {
        return with(kind, what, members, told);
    }

    HeldAnomaly told(Told last) {
        return with(kind, common, members, Optional.of(last));
    }

    Optional<Member> member(ObjectKey key) {
        int place = place(key);
        return place < 0 ? Optional.empty() : Optional.of(members.get(place));
    }

    boolean isOver() {
        return members.isEmpty();
    }

    double score() {
        return all().stream().mapToDouble(Member::score).max().orElse(0);
    }

    Severity severity() {
        return all().stream()
                .map(Member::severity)
                .max(Comparator.naturalOrder())
                .orElse(lead.severity());
    }

    /** The exception of the first member, if all have one. */
    Optional<String> exception() {
        return all().stream().allMatch(member -> member.exception().isPresent()) ? lead.exception() : Optional.empty();
    }

    /** Another number whenever somebody came or went. */
    int company() {
        return members.stream().map(Member::key).map(ObjectKey::id).toList().hashCode();
    }

    private List<Member> all() {
        return isOver() ? List.of(lead) : members;
    }

    private int place(ObjectKey key) {
        for (int place = 0; place < members.size(); place++) {
            if (members.get(place).key().equals(key)) {
                return place;
            }
        }
        return -1;
    }

    private HeldAnomaly with(AnomalyKind how, Common what, List<Member> whom, Optional<Told> last) {
        return new HeldAnomaly(
                id, origin, how, metric, openedAt, since, what, whom.isEmpty() ? lead : whom.get(0), whom, last);
    }
}
