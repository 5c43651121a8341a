package io.hullmark.cli;

import io.hullmark.cli.console.RuleText;
import io.hullmark.cli.report.Controls;
import io.hullmark.engine.rules.Control;
import io.hullmark.engine.rules.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** The checks of a framework in its own order, each with the rules that serve it. */
final class FrameworkChecks {
    private final TreeMap<Control, List<Rule>> serving = new TreeMap<>(Controls.inOrder());

    private FrameworkChecks() {}

    /** Those that rules serve, where a framework is "cis-docker@1.8.0", or "cis-docker" in any version. */
    static FrameworkChecks of(String framework, List<Rule> rules) {
        var checks = new FrameworkChecks();
        for (Rule rule : FrameworkFilter.serving(framework, rules)) {
            rule.controls().stream()
                    .filter(control -> FrameworkFilter.names(framework, control))
                    .forEach(control -> checks.serving
                            .computeIfAbsent(control, unused -> new ArrayList<>())
                            .add(rule));
        }
        checks.serving.values().forEach(list -> list.sort(Comparator.comparing(Rule::id)));
        return checks;
    }

    /** Each rule once, in the order of the checks that it serves first. */
    List<Rule> rules() {
        return serving.values().stream().flatMap(List::stream).distinct().toList();
    }

    /** One for each check and rule, with how it is decided. */
    List<String> lines() {
        boolean sameFramework =
                serving.keySet().stream().map(Controls::framework).distinct().count() == 1;
        var lines = new ArrayList<String>();
        serving.forEach((control, rules) -> rules.forEach(rule -> lines.add("%-7s %-45s %s"
                .formatted(sameFramework ? control.id() : Controls.text(control), rule.id(), RuleText.decided(rule)))));
        return lines;
    }
}
