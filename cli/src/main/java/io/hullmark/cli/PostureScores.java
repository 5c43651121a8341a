package io.hullmark.cli;

import io.hullmark.cli.console.ScoredGroup;
import io.hullmark.engine.rules.Rule;
import io.hullmark.engine.rules.RuleMode;
import io.hullmark.engine.rules.Verdict;
import io.hullmark.engine.score.Scorecard;
import io.hullmark.wire.ObjectKind;
import io.hullmark.wire.Posture;
import io.hullmark.wire.RuleVerdict;
import io.hullmark.wire.Subject;
import io.hullmark.wire.VerdictKind;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How what was judged scores, in groups. Rules in shadow mode count for nothing, and neither do verdicts of rules that are gone. */
final class PostureScores {
    private final GroupBy by;
    private final Optional<String> framework;
    private final Map<String, Rule> rules;
    private final Map<GroupBy.Key, Group> groups = new HashMap<>();

    private PostureScores(GroupBy by, Optional<String> framework, Map<String, Rule> rules) {
        this.by = by;
        this.framework = framework;
        this.rules = rules;
    }

    /**
     * The groups, the worst first.
     *
     * @param framework only rules that serve this one
     * @param rules those in force
     */
    static List<ScoredGroup> of(
            Collection<Posture> postures, GroupBy by, Optional<String> framework, List<Rule> rules) {
        var counting = framework.map(name -> FrameworkFilter.serving(name, rules)).orElse(rules).stream()
                .filter(rule -> rule.mode() == RuleMode.ENFORCE)
                .collect(Collectors.toMap(rule -> rule.id().value(), rule -> rule));
        var scores = new PostureScores(by, framework, counting);
        postures.stream()
                .filter(posture -> posture.getSubject().getKind() != ObjectKind.UNRECOGNIZED)
                .forEach(scores::count);
        return scores.groups.entrySet().stream()
                .map(entry -> entry.getValue().scored(entry.getKey()))
                .sorted(ScoredGroup.WORST_FIRST)
                .toList();
    }

    private void count(Posture posture) {
        var subject = posture.getSubject();
        for (RuleVerdict verdict : posture.getVerdicts()) {
            var rule = rules.get(verdict.getRuleId());
            if (rule != null && verdict.getVerdict() != VerdictKind.UNRECOGNIZED) {
                by.keys(subject, rule, framework)
                        .forEach(key -> groups.computeIfAbsent(key, unused -> new Group())
                                .count(subject, verdict));
            }
        }
    }

    /** What stands in one group so far. */
    private static final class Group {
        private final Set<List<String>> subjects = new HashSet<>();
        private Scorecard card = Scorecard.EMPTY;

        void count(Subject subject, RuleVerdict verdict) {
            subjects.add(List.of(subject.getHostId(), subject.getKind().name(), subject.getId()));
            card = card.plus(
                    isAccepted(verdict)
                            ? Scorecard.ofAccepted()
                            : Scorecard.of(Verdict.valueOf(verdict.getVerdict().name())));
        }

        /** A failure is accepted when people accept all that fails. */
        private static boolean isAccepted(RuleVerdict verdict) {
            var failing = verdict.getElements().isEmpty() ? List.of("") : verdict.getElements();
            return verdict.getVerdict() == VerdictKind.FAIL
                    && verdict.getSuppressed().keySet().containsAll(failing);
        }

        ScoredGroup scored(GroupBy.Key key) {
            return new ScoredGroup(key.id(), key.name(), card, subjects.size());
        }
    }
}
