package io.hullmark.cli.report;

import io.hullmark.engine.assessment.ControlState;
import io.hullmark.engine.facts.ExceptionScope;
import io.hullmark.engine.findings.Transition.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What people call states and steps. */
final class StateWords {
    /** The states in the order in which they are shown: what is in order first. */
    static final List<ControlState> SHOWN = List.of(
            ControlState.COMPLIANT,
            ControlState.FAILING,
            ControlState.ACCEPTED,
            ControlState.ATTESTED,
            ControlState.MANUAL,
            ControlState.BLIND);

    private StateWords() {}

    static String of(ControlState state) {
        return switch (state) {
            case FAILING -> "not kept";
            case ACCEPTED -> "accepted";
            case BLIND -> "blind";
            case MANUAL -> "only people can tell";
            case ATTESTED -> "attested";
            case COMPLIANT -> "kept";
            case NOT_APPLICABLE -> "does not apply";
        };
    }

    static String of(Kind kind) {
        if (kind instanceof Kind.Opened) {
            return "opened";
        } else if (kind instanceof Kind.Reopened) {
            return "opened again";
        } else if (kind instanceof Kind.Acknowledged acknowledged) {
            return "acknowledged by %s: %s".formatted(acknowledged.by(), acknowledged.note());
        } else if (kind instanceof Kind.Suppressed suppressed) {
            return "suppressed by exception " + suppressed.exception();
        } else if (kind instanceof Kind.Resolved resolved) {
            return "resolved: " + resolved.reason().message();
        }
        throw new IllegalArgumentException("nobody has words for " + kind);
    }

    /** What a decision is about, such as "rules a, b; containers web". */
    static String of(ExceptionScope scope) {
        var parts = new ArrayList<String>();
        add("rules", scope.rules(), parts);
        add("controls", scope.controls(), parts);
        add("hosts", scope.hosts(), parts);
        add("host labels", pairs(scope.hostLabels()), parts);
        add("images", scope.images(), parts);
        add("containers", scope.containers(), parts);
        add("labels", pairs(scope.labels()), parts);
        add("compose project", named(scope.composeProject()), parts);
        add("compose service", named(scope.composeService()), parts);
        add("elements", scope.elements(), parts);
        return String.join("; ", parts);
    }

    private static List<String> pairs(Map<String, String> labels) {
        return new TreeMap<>(labels)
                .entrySet().stream()
                        .map(label -> label.getKey() + "=" + label.getValue())
                        .toList();
    }

    private static List<String> named(String name) {
        return name.isEmpty() ? List.of() : List.of(name);
    }

    private static void add(String title, List<String> values, List<String> parts) {
        if (!values.isEmpty()) {
            parts.add(title + " " + String.join(", ", values));
        }
    }
}
