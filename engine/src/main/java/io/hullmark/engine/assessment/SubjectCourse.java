package io.hullmark.engine.assessment;

import io.hullmark.engine.findings.Subject;
import io.hullmark.engine.journal.Outcome.RuleVerdict;
import io.hullmark.engine.rules.RuleId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** What the rules said of one subject, one after the other: only what changed. What was superseded before the span is forgotten. */
final class SubjectCourse {
    private final Instant from;
    private final List<Mark> marks = new ArrayList<>();
    private SortedMap<RuleId, Said> newest = new TreeMap<>();
    private Subject subject;
    private SortedMap<String, String> labels;

    /**
     * An entry after which something else was said.
     *
     * @param there whether the subject is there
     * @param changed what is said otherwise than before; empty for a rule that says nothing any more
     */
    private record Mark(Instant at, Ground ground, boolean there, SortedMap<RuleId, Optional<Said>> changed) {}

    /** What a rule says, and the entry that made it say so. */
    record Ruling(Optional<Said> said, Ground ground) {}

    SubjectCourse(Instant from, Subject subject) {
        this.from = from;
        this.subject = subject;
        this.labels = new TreeMap<>();
    }

    /**
     * The rules say something.
     *
     * @param sharing gives one of several equal maps, for most subjects are told the same
     */
    void say(
            Subject who,
            SortedMap<String, String> labelled,
            List<RuleVerdict> verdicts,
            Instant at,
            Ground ground,
            UnaryOperator<SortedMap<RuleId, Optional<Said>>> sharing) {
        subject = who;
        labels = labelled;
        var now = new TreeMap<RuleId, Said>();
        verdicts.forEach(verdict -> now.put(verdict.rule(), Said.of(verdict)));
        var changed = new TreeMap<RuleId, Optional<Said>>();
        newest.keySet().stream()
                .filter(rule -> !now.containsKey(rule))
                .forEach(rule -> changed.put(rule, Optional.empty()));
        now.forEach((rule, said) -> {
            if (!said.equals(newest.get(rule))) {
                changed.put(rule, Optional.of(said));
            }
        });
        newest = now;
        if (!changed.isEmpty() || !isThere()) {
            mark(new Mark(at, ground, true, sharing.apply(changed)));
        }
    }

    /** The subject is gone. */
    void leave(Instant at, Ground ground) {
        // or else what is no longer said when it comes back would go on
        var silenced = new TreeMap<RuleId, Optional<Said>>();
        newest.keySet().forEach(rule -> silenced.put(rule, Optional.empty()));
        newest = new TreeMap<>();
        mark(new Mark(at, ground, false, silenced));
    }

    private boolean isThere() {
        return !marks.isEmpty() && marks.get(marks.size() - 1).there();
    }

    private void mark(Mark mark) {
        if (mark.at().isBefore(from)
                && marks.stream().allMatch(known -> known.at().isBefore(from))) {
            if (mark.there()) {
                supersede(mark);
            } else {
                marks.clear();
            }
        }
        marks.add(mark);
    }

    private void supersede(Mark newer) {
        marks.replaceAll(mark -> without(mark, newer.changed()));
        marks.removeIf(mark -> mark.changed().isEmpty() || !mark.there());
    }

    private static Mark without(Mark mark, Map<RuleId, ?> superseded) {
        if (mark.changed().keySet().stream().noneMatch(superseded::containsKey)) {
            return mark;
        }
        var left = new TreeMap<>(mark.changed());
        left.keySet().removeAll(superseded.keySet());
        return new Mark(mark.at(), mark.ground(), mark.there(), left);
    }

    /** Whether it was gone before the span, so that nothing is to be told of it. */
    boolean isOver() {
        return marks.size() == 1 && !marks.get(0).there() && marks.get(0).at().isBefore(from);
    }

    Subject subject() {
        return subject;
    }

    SortedMap<String, String> labels() {
        return labels;
    }

    /** Since when and until when it is there. */
    Timeline<Boolean> presence() {
        var presence = new Timeline<Boolean>();
        marks.forEach(mark -> presence.set(mark.at(), mark.there()));
        return presence;
    }

    /** What each rule says over time. */
    SortedMap<RuleId, Timeline<Ruling>> rulings() {
        var rulings = new TreeMap<RuleId, Timeline<Ruling>>();
        for (Mark mark : marks) {
            mark.changed()
                    .forEach((rule, said) -> rulings.computeIfAbsent(rule, any -> new Timeline<>())
                            .set(mark.at(), new Ruling(said, mark.ground())));
        }
        return rulings;
    }
}
