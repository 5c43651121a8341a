package io.hullmark.engine.assessment;

import io.hullmark.engine.assessment.SubjectCourse.Ruling;
import io.hullmark.engine.rules.Control;
import io.hullmark.engine.rules.RuleId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Lays over each other what the rules said of one subject, which of them counted, and whether anybody watched. */
final class ControlCourse {
    private final Scope scope;
    private final RuleLives rules;
    private final HostWatch watch;
    private final Timeline<Boolean> presence;
    private final SortedMap<RuleId, Timeline<Ruling>> rulings;

    ControlCourse(Scope scope, RuleLives rules, HostWatch watch, SubjectCourse subject) {
        this.scope = scope;
        this.rules = rules;
        this.watch = watch;
        this.presence = subject.presence();
        this.rulings = subject.rulings();
    }

    /** How the subject stood to a control, one stretch after the other. */
    List<Stretch> of(Control control) {
        var serving = new TreeMap<RuleId, Timeline<Ruling>>();
        rules.serving(control).stream()
                .map(requirement -> requirement.id())
                .filter(rule -> rulings.containsKey(rule) && scope.rules().test(rule))
                .forEach(rule -> serving.put(rule, rulings.get(rule)));
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
        var moments = new TreeSet<Instant>(presence.moments());
        moments.addAll(watch.moments());
        serving.forEach((rule, timeline) -> {
            moments.addAll(timeline.moments());
            moments.addAll(rules.moments(rule));
        });
        moments.removeIf(moment -> !moment.isAfter(scope.from()) || !moment.isBefore(scope.to()));
        moments.add(scope.from());
        moments.add(scope.to());
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
