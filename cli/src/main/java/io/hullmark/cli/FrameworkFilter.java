package io.hullmark.cli;

import io.hullmark.cli.report.Controls;
import io.hullmark.engine.rules.Control;
import io.hullmark.engine.rules.Rule;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Chooses rules by the framework that they serve. */
final class FrameworkFilter {
    private FrameworkFilter() {}

    /** The rules with a control of a framework, such as "cis-docker@1.8.0", or "cis-docker" in any version. */
    static List<Rule> serving(String framework, Collection<Rule> rules) {
        var chosen = rules.stream()
                .filter(rule -> rule.controls().stream().anyMatch(control -> names(framework, control)))
                .toList();
        if (chosen.isEmpty()) {
            throw Complaint.usage(unknown(framework, rules.stream().flatMap(rule -> rule.controls().stream())));
        }
        return chosen;
    }

    /** The ids of such rules, given the controls of all by their ids. */
    static Set<String> serving(String framework, Map<String, List<Control>> controls) {
        var chosen = new TreeSet<String>();
        controls.forEach((id, served) -> {
            if (served.stream().anyMatch(control -> names(framework, control))) {
                chosen.add(id);
            }
        });
        if (chosen.isEmpty()) {
            throw Complaint.usage(unknown(framework, controls.values().stream().flatMap(List::stream)));
        }
        return chosen;
    }

    /** Complains unless a framework is among those of some controls. */
    static void requireServed(String framework, Collection<Control> served) {
        if (served.stream().noneMatch(control -> names(framework, control))) {
            throw Complaint.usage(unknown(framework, served.stream()));
        }
    }

    /** Whether a framework is the one of a control, which has a version or not. */
    static boolean names(String framework, Control control) {
        return framework.equals(Controls.framework(control)) || framework.equals(control.framework());
    }

    private static String unknown(String framework, Stream<Control> controls) {
        var known = controls.map(Controls::framework).collect(Collectors.toCollection(TreeSet::new));
        return known.stream()
                .min(Comparator.comparingInt(name -> distance(framework, name)))
                .map(nearest -> "no rule serves the framework '%s'; did you mean '%s'? The rules know: %s"
                        .formatted(framework, nearest, String.join(", ", known)))
                .orElse("no rule serves the framework '%s': none of them names a framework".formatted(framework));
    }

    /** How many letters must be changed, left out or put in. */
    private static int distance(String one, String other) {
        var costs = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            costs[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = costs[0];
            costs[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = costs[j];
                costs[j] = Math.min(changed, 1 + Math.min(costs[j], costs[j - 1]));
            }
        }
        return costs[other.length()];
    }
}
