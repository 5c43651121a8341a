package io.hullmark.engine.decisions;

import static io.hullmark.engine.decisions.Match.UNSEEN;
import static io.hullmark.engine.decisions.Match.YES;

import io.hullmark.engine.facts.Decision;
import io.hullmark.engine.facts.ExceptionScope;
import io.hullmark.engine.facts.ObjectKind;
import io.hullmark.engine.findings.Requirement;
import io.hullmark.engine.findings.Subject;
import io.hullmark.engine.rules.Control;
import io.hullmark.engine.rules.Glob;
import io.hullmark.engine.rules.RuleId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** A decision, ready to be asked what it is about. */
public final class Scoped<D extends Decision> {
    private final D decision;
    private final ExceptionScope scope;
    private final List<ImagePattern> images;

    public Scoped(D decision) {
        this.decision = decision;
        this.scope = decision.scope();
        this.images = scope.images().stream().map(ImagePattern::of).toList();
    }

    public D decision() {
        return decision;
    }

    /**
     * Whether it is about what a rule says.
     *
     * @param rule the rule
     * @param element what the rule says it of; empty for the subject itself
     */
    public Match of(Requirement rule, String element, Circumstances circumstances) {
        if (!concerns(rule) || !anyOf(scope.elements(), element)) {
            return Match.NO;
        }
        return ofSubject(circumstances);
    }

    /** Whether it can be about a rule at all. */
    public boolean concerns(RuleId rule) {
        return scope.rules().isEmpty() || scope.rules().contains(rule.value());
    }

    private boolean concerns(Requirement rule) {
        return concerns(rule.id())
                && (scope.controls().isEmpty() || rule.controls().stream().anyMatch(this::names));
    }

    private boolean names(Control control) {
        return scope.controls().contains(control.framework() + ":" + control.id())
                || scope.controls().contains(control.framework() + "@" + control.version() + ":" + control.id());
    }

    private Match ofSubject(Circumstances circumstances) {
        var subject = circumstances.subject();
        return ofHost(subject)
                .and(ofContainer(subject))
                .and(labels(scope.hostLabels(), circumstances.hostLabels(), Scoped::split))
                .and(labels(scope.labels(), circumstances.labels(), labels -> labels))
                .and(ofImage(circumstances));
    }

    private Match ofHost(Subject subject) {
        if (scope.hosts().isEmpty() || anyOf(scope.hosts(), subject.key().hostId())) {
            return YES;
        }
        return subject.hostName().isEmpty() ? UNSEEN : Match.of(anyOf(scope.hosts(), subject.hostName()));
    }

    private Match ofContainer(Subject subject) {
        if (scope.containers().isEmpty()
                && scope.composeProject().isEmpty()
                && scope.composeService().isEmpty()) {
            return YES;
        }
        if (subject.key().kind() != ObjectKind.CONTAINER) {
            return Match.NO;
        }
        if (subject.name().isEmpty()) {
            return UNSEEN;
        }
        return Match.of(anyOf(scope.containers(), subject.name())
                && isOrAny(scope.composeProject(), subject.composeProject())
                && isOrAny(scope.composeService(), subject.composeService()));
    }

    private Match ofImage(Circumstances circumstances) {
        if (images.isEmpty()) {
            return YES;
        }
        var subject = circumstances.subject();
        if (subject.key().kind() == ObjectKind.HOST) {
            return Match.NO;
        }
        var names = circumstances.imageNames().orElse(List.of());
        boolean matches = images.stream()
                .anyMatch(pattern -> pattern.matches(subject.imageId())
                        || pattern.matches(subject.image())
                        || names.stream().anyMatch(pattern::matches));
        return matches ? YES : circumstances.imageNames().isEmpty() ? UNSEEN : Match.NO;
    }

    private static <T> Match labels(
            Map<String, String> wanted, Optional<T> seen, Function<T, Map<String, String>> labels) {
        if (wanted.isEmpty()) {
            return YES;
        }
        return seen.map(labels)
                .map(given -> Match.of(wanted.entrySet().stream()
                        .allMatch(label -> given.containsKey(label.getKey())
                                && Glob.matches(label.getValue(), given.getOrDefault(label.getKey(), "")))))
                .orElse(UNSEEN);
    }

    private static Map<String, String> split(List<String> labels) {
        var map = new TreeMap<String, String>();
        for (String label : labels) {
            int equals = label.indexOf('=');
            map.put(equals < 0 ? label : label.substring(0, equals), equals < 0 ? "" : label.substring(equals + 1));
        }
        return map;
    }

    private static boolean anyOf(List<String> patterns, String text) {
        return patterns.isEmpty() || patterns.stream().anyMatch(pattern -> Glob.matches(pattern, text));
    }

    private static boolean isOrAny(String wanted, String given) {
        return wanted.isEmpty() || wanted.equals(given);
    }
}
