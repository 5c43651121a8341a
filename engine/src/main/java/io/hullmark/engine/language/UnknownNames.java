package io.hullmark.engine.language;

import io.hullmark.engine.anomalies.AnomalyRules;
import io.hullmark.engine.language.text.Passage;
import io.hullmark.engine.language.text.ScopeNames;
import io.hullmark.engine.language.text.Suggestion;
import io.hullmark.engine.rules.Control;
import io.hullmark.engine.rules.Problem;
import io.hullmark.engine.rules.Rule;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what a scope names that no rule is or serves. */
final class UnknownNames {
    private UnknownNames() {}

    static List<Problem> in(ScopeNames names, Collection<Rule> rules) {
        // Anomalies are accepted like findings, by names that no rule has.
        var ids = Stream.concat(rules.stream().map(rule -> rule.id().value()), AnomalyRules.ids().stream())
                .toList();
        var controls = rules.stream()
                .flatMap(rule -> rule.controls().stream())
                .flatMap(UnknownNames::spellings)
                .collect(Collectors.toCollection(TreeSet::new));
        return Stream.concat(
                        unknown("there is no rule '%s'", names.rules(), ids),
                        unknown("no rule serves the control '%s'", names.controls(), controls))
                .toList();
    }

    private static Stream<String> spellings(Control control) {
        var plain = control.framework() + ":" + control.id();
        return control.version().isEmpty()
                ? Stream.of(plain)
                : Stream.of(plain, control.framework() + "@" + control.version() + ":" + control.id());
    }

    private static Stream<Problem> unknown(String complaint, List<Passage> given, Collection<String> known) {
        return given.stream()
                .filter(passage -> !known.contains(passage.text()))
                .map(passage -> new Problem(
                        passage.place().line(),
                        passage.place().column(),
                        complaint.formatted(passage.text())
                                + Suggestion.nearest(known, passage.text())
                                        .map("; did you mean '%s'?"::formatted)
                                        .orElse("")));
    }
}
