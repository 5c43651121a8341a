package io.hullmark.engine.language.text;

import io.hullmark.engine.facts.ExceptionScope;
import io.hullmark.engine.rules.Control;
import io.hullmark.engine.rules.RuleId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what a decision is about. */
final class ScopeReader {
    private static final List<String> KEYS = List.of(
            "rules", "controls", "hosts", "hostLabels", "images", "containers", "labels", "compose", "elements");
    private static final Pattern CONTROL = Pattern.compile("([^:@\\s]+)(?:@([^:\\s]+))?:(\\S+)");

    private final ScopeNames names;
    private final ExceptionScope scope;

    ScopeReader(Fields fields) {
        fields.allowOnly("a scope", KEYS);
        var rules = fields.passages("rules");
        var controls = fields.passages("controls");
        names = new ScopeNames(rules, controls);
        rules.forEach(rule -> rule(rule, fields.problems()));
        controls.forEach(control -> control(control, fields.problems()));
        var compose = fields.fields("compose");
        compose.ifPresent(named -> named.allowOnly("compose", List.of("project", "service")));
        scope = new ExceptionScope(
                texts(rules),
                texts(controls),
                texts(fields.passages("hosts")),
                fields.texts("hostLabels"),
                texts(fields.passages("images")),
                texts(fields.passages("containers")),
                fields.texts("labels"),
                text(compose, "project"),
                text(compose, "service"),
                texts(fields.passages("elements")));
    }

    ExceptionScope scope() {
        return scope;
    }

    ScopeNames names() {
        return names;
    }

    /** The rule that is named; empty after a problem. */
    static Optional<RuleId> rule(Passage passage, Problems problems) {
        try {
            return Optional.of(new RuleId(passage.text()));
        } catch (IllegalArgumentException wrong) {
            problems.add(passage.place(), wrong.getMessage() + "; rules are named one by one, without patterns");
            return Optional.empty();
        }
    }

    /** The control that is named; empty after a problem. */
    static Optional<Control> control(Passage passage, Problems problems) {
        var matcher = CONTROL.matcher(passage.text());
        if (!matcher.matches()) {
            problems.add(
                    passage.place(),
                    "a control is written like cis-docker:5.5 or cis-docker@1.8.0:5.5, got '%s'"
                            .formatted(passage.text()));
            return Optional.empty();
        }
        var version = matcher.group(2);
        return Optional.of(new Control(matcher.group(1), version == null ? "" : version, matcher.group(3)));
    }

    static String text(Optional<Fields> fields, String name) {
        return fields.flatMap(given -> given.passage(name))
                .map(passage -> passage.text().strip())
                .orElse("");
    }

    private static List<String> texts(List<Passage> passages) {
        return passages.stream().map(Passage::text).toList();
    }
}
