package io.hullmark.engine.whatif;

import io.hullmark.engine.rules.RuleId;
import io.hullmark.engine.whatif.Deviation.Kind;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The course that one finding takes on both sides: what is told now, and since when it is so. */
final class Course {
    private final RuleId rule;
    private final String element;
    private final EnumMap<World, TreeMap<String, Told>> findings = new EnumMap<>(World.class);
    private Told newest;
    private Instant since;
    private Phase live = new Phase.Absent();
    private Phase draft = new Phase.Absent();
    /** Whether it was there on both sides just before: then what is otherwise now is only a part of its life. */
    private boolean sharedBefore;

    Course(Told first, Instant since) {
        this.rule = first.rule();
        this.element = first.element();
        this.newest = first;
        this.since = since;
        for (World world : World.values()) {
            findings.put(world, new TreeMap<>());
        }
    }

    /** What is told of it on one side: a container and the one that takes its place may have a finding each for a moment. */
    Collection<Told> findings(World world) {
        return of(world).values();
    }

    /** The ids of these findings. */
    Set<String> ids(World world) {
        return of(world).keySet();
    }

    void tell(World world, String findingId, Told told) {
        newest = told;
        of(world).put(findingId, told);
    }

    void resolve(World world, String findingId) {
        of(world).remove(findingId);
    }

    /** Takes over what is told of another that turned out to be the same. */
    void absorb(Course other) {
        for (World world : World.values()) {
            of(world).putAll(other.of(world));
        }
        newest = other.newest;
    }

    boolean isOver() {
        return !live.isThere() && !draft.isThere();
    }

    /** So it is from now on; what was otherwise until now, if anything was. */
    Optional<Deviation> settle(Instant at, Phase nowLive, Phase nowDraft) {
        if (nowLive.equals(live) && nowDraft.equals(draft)) {
            return Optional.empty();
        }
        var moment = at.isAfter(since) ? at : since;
        boolean shared = nowLive.isThere() && nowDraft.isThere();
        var past = moment.equals(since) ? Optional.<Deviation>empty() : deviation(Optional.of(moment), shared);
        if (!moment.equals(since)) {
            sharedBefore = live.isThere() && draft.isThere();
        }
        live = nowLive;
        draft = nowDraft;
        since = moment;
        return past;
    }

    /** What is still otherwise at the end. */
    Optional<Deviation> rest(Instant end) {
        return since.isBefore(end) ? deviation(Optional.empty(), false) : Optional.empty();
    }

    private Optional<Deviation> deviation(Optional<Instant> until, boolean sharedAfter) {
        return kind(sharedBefore || sharedAfter)
                .map(kind -> new Deviation(
                        kind, rule, newest.subject(), newest.labels(), element, since, until, live, draft));
    }

    private Optional<Kind> kind(boolean partOfItsLife) {
        if (live.equals(draft)) {
            return Optional.empty();
        } else if (!live.isThere()) {
            var whole = draft instanceof Phase.Open ? Kind.OPENS : Kind.OPENS_SUPPRESSED;
            return Optional.of(partOfItsLife ? Kind.LASTS_LONGER : whole);
        } else if (!draft.isThere()) {
            return Optional.of(partOfItsLife ? Kind.LASTS_SHORTER : Kind.VANISHES);
        } else if (live.exceptionIfAny().equals(draft.exceptionIfAny())) {
            return Optional.of(Kind.SEVERITY_CHANGES);
        } else if (live instanceof Phase.Open) {
            return Optional.of(Kind.SUPPRESSED);
        }
        return Optional.of(draft instanceof Phase.Open ? Kind.NO_LONGER_SUPPRESSED : Kind.SUPPRESSED_OTHERWISE);
    }

    private Map<String, Told> of(World world) {
        return Optional.ofNullable(findings.get(world)).orElseThrow();
    }
}
