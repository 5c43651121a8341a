package io.hullmark.engine.assessment;

import io.hullmark.engine.facts.ObjectKind;
import io.hullmark.engine.findings.Requirement;
import io.hullmark.engine.rules.Control;
import io.hullmark.engine.rules.RuleId;
import io.hullmark.engine.rules.RuleMode;
import io.hullmark.engine.verdicts.RuleSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which rules were in force when, and what they asked for. One counts for the controls that it named then, and only while enforced. */
final class RuleLives {
    private final Instant from;
    private final TreeMap<RuleId, Timeline<Optional<Requirement>>> lives = new TreeMap<>();

    RuleLives(Instant from) {
        this.from = from;
    }

    /** The rules are these from a moment on. */
    void are(RuleSet rules, Instant at) {
        var now = new TreeMap<RuleId, Requirement>();
        for (ObjectKind kind : ObjectKind.values()) {
            rules.on(kind).forEach(entry -> now.put(entry.id(), Requirement.of(entry.rule())));
        }
        now.keySet().forEach(rule -> lives.computeIfAbsent(rule, any -> new Timeline<>()));
        lives.forEach((rule, life) -> life.set(at, Optional.ofNullable(now.get(rule))));
    }

    /** Whether a rule counts for a control at a moment. */
    boolean counts(RuleId rule, Control control, Instant at) {
        return life(rule)
                .flatMap(life -> life.at(at))
                .flatMap(requirement -> requirement)
                .filter(requirement ->
                        isEnforced(requirement) && requirement.controls().contains(control))
                .isPresent();
    }

    /** When it may change whether a rule counts. */
    SortedSet<Instant> moments(RuleId rule) {
        return life(rule).map(Timeline::moments).orElseGet(TreeSet::new);
    }

    /** All controls that rules served in the span. */
    SortedSet<Control> controls() {
        var controls = new TreeSet<Control>(AssessedControl.ORDER);
        inSpan().filter(RuleLives::isEnforced).forEach(requirement -> controls.addAll(requirement.controls()));
        return controls;
    }

    /** Those of some rules that served a control in the span, each as it stood last. */
    List<Requirement> serving(Control control, Predicate<RuleId> some) {
        var serving = new TreeMap<RuleId, Requirement>();
        inSpan().filter(requirement -> isEnforced(requirement)
                        && some.test(requirement.id())
                        && requirement.controls().contains(control))
                .forEach(requirement -> serving.put(requirement.id(), requirement));
        return new ArrayList<>(serving.values());
    }

    private Stream<Requirement> inSpan() {
        return lives.values().stream()
                .flatMap(life -> life.since(from).stream())
                .flatMap(Optional::stream);
    }

    private Optional<Timeline<Optional<Requirement>>> life(RuleId rule) {
        return Optional.ofNullable(lives.get(rule));
    }

    private static boolean isEnforced(Requirement requirement) {
        return requirement.mode() == RuleMode.ENFORCE;
    }
}
