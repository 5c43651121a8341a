package io.hullmark.engine.assessment;

import io.hullmark.engine.assessment.SubjectCourse.Ruling;
import io.hullmark.engine.findings.Requirement;
import io.hullmark.engine.rules.Control;
import io.hullmark.engine.rules.RuleId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Lays over each other what the rules said of one subject, which of them counted, and whether anybody watched. */
final class ControlCourse {
    private final RuleLives rules;
    private final HostWatch watch;
    private final Timeline<Boolean> presence;
    private final SortedMap<RuleId, Timeline<Ruling>> rulings;
    /** When it came and went, and when its host was lost and seen again: from its first moment in the span to the first one after it. */
    private final TreeSet<Instant> turns = new TreeSet<>();

    ControlCourse(Scope scope, RuleLives rules, HostWatch watch, SubjectCourse subject) {
        this.rules = rules;
        this.watch = watch;
        this.presence = subject.presence();
        this.rulings = subject.rulings();
        var there = presence.moments().subSet(scope.from(), scope.to());
        turns.addAll(there);
        if (presence.at(scope.from()).orElse(false)) {
            turns.add(scope.from());
        }
        if (presence.at(scope.to()).orElse(false)) {
            turns.add(scope.to());
        }
        if (turns.size() > 1) {
            turns.addAll(watch.moments(turns.first(), turns.last()));
        }
    }

    /**
     * How the subject stood to a control, one stretch after the other.
     *
     * @param wanted the rules that served it and that are asked for
     */
    List<Stretch> of(Control control, Collection<Requirement> wanted) {
        var serving = new TreeMap<RuleId, Timeline<Ruling>>();
        for (Requirement requirement : wanted) {
            var timeline = rulings.get(requirement.id());
            if (timeline != null) {
                serving.put(requirement.id(), timeline);
            }
        }
        if (serving.isEmpty() || turns.isEmpty()) {
            return List.of();
        }
        var stretches = new ArrayList<Stretch>();
        Instant since = null;
        for (Instant moment : moments(serving)) {
            if (since != null) {
                stretch(control, serving, since, moment).ifPresent(next -> add(next, stretches));
            }
            since = moment;
        }
        return stretches;
    }

    private static void add(Stretch next, List<Stretch> stretches) {
        int last = stretches.size() - 1;
        if (last >= 0 && stretches.get(last).goesOnIn(next)) {
            stretches.set(last, stretches.get(last).with(next));
        } else {
            stretches.add(next);
        }
    }

    private SortedSet<Instant> moments(Map<RuleId, Timeline<Ruling>> serving) {
        var moments = new TreeSet<>(turns);
        serving.forEach((rule, timeline) -> {
            moments.addAll(timeline.moments().subSet(turns.first(), turns.last()));
            moments.addAll(rules.moments(rule).subSet(turns.first(), turns.last()));
        });
        return moments;
    }

    private Optional<Stretch> stretch(
            Control control, SortedMap<RuleId, Timeline<Ruling>> serving, Instant since, Instant until) {
        if (!presence.at(since).orElse(false)) {
            return Optional.empty();
        }
        var spell = watch.at(since);
        var byState = new TreeMap<ControlState, Reasons>();
        serving.forEach((rule, timeline) -> timeline.at(since)
                .filter(ruling -> rules.counts(rule, control, since))
                .ifPresent(ruling -> ruling.said().ifPresent(said -> {
                    var state = spell.map(unseen -> ControlState.of(said, unseen.kind()))
                            .orElseGet(() -> ControlState.of(said));
                    byState.computeIfAbsent(state, any -> new Reasons()).add(rule, said, ruling.ground());
                })));
        if (byState.isEmpty()) {
            return Optional.empty();
        }
        var state = byState.firstKey();
        var reasons = byState.firstEntry().getValue();
        if (state == ControlState.BLIND) {
            spell.ifPresent(unseen -> reasons.grounds.addAll(unseen.grounds()));
        }
        return Optional.of(new Stretch(state, since, until, reasons.rules, reasons.decisions, reasons.grounds));
    }

    /** Why a subject is in a state. */
    private static final class Reasons {
        final TreeSet<RuleId> rules = new TreeSet<>();
        final TreeSet<String> decisions = new TreeSet<>();
        final TreeSet<Ground> grounds = new TreeSet<>();

        void add(RuleId rule, Said said, Ground ground) {
            rules.add(rule);
            decisions.addAll(said.decisions());
            grounds.add(ground);
        }
    }
}
