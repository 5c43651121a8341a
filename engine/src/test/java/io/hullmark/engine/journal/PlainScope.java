package io.hullmark.engine.journal;

import io.hullmark.engine.facts.ExceptionScope;
import io.hullmark.engine.facts.ObjectKind;
import io.hullmark.engine.findings.Subject;
import org.jspecify.annotations.Nullable;

/** What the scopes of generated histories are about, without patterns: too simple to be wrong. */
public final class PlainScope {
    private PlainScope() {}

    public static boolean covers(ExceptionScope scope, @Nullable String rule, Subject subject, String element) {
        var name = subject.name().equals("other") ? "oth*" : subject.name();
        return (scope.rules().isEmpty() || scope.rules().contains(rule))
                && (scope.hosts().isEmpty()
                        || scope.hosts().contains("h?")
                        || scope.hosts().contains(subject.key().hostId()))
                && (scope.containers().isEmpty()
                        || (subject.key().kind() == ObjectKind.CONTAINER
                                && scope.containers().contains(name)))
                && (scope.elements().isEmpty() || scope.elements().contains(element));
    }
}
