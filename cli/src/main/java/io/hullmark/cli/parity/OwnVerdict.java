package io.hullmark.cli.parity;

import com.fasterxml.jackson.databind.JsonNode;
import io.hullmark.engine.facts.ObjectKind;
import io.hullmark.engine.rules.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One line of what {@code check --output json} prints.
 *
 * @param rule its id
 * @param checks the checks of CIS 1.6.0 that the rule serves
 * @param subject what was judged
 * @param verdict the rule's on the subject, or on one element of it
 * @param seen the element, the inputs that decided, and what is missing: one text each
 */
record OwnVerdict(String rule, Set<String> checks, OwnSubject subject, Verdict verdict, List<String> seen) {
    private static final String BENCHMARK = "1.6.0";

    OwnVerdict {
        checks = Set.copyOf(checks);
        seen = List.copyOf(seen);
    }

    static OwnVerdict from(JsonNode line) {
        var checks = new HashSet<String>();
        for (var control : line.path("controls")) {
            if (control.path("framework").asText().equals("cis-docker")
                    && control.path("version").asText().equals(BENCHMARK)) {
                checks.add(control.path("id").asText());
            }
        }
        var subject = line.path("subject");
        return new OwnVerdict(
                line.path("rule").asText(),
                checks,
                new OwnSubject(
                        ObjectKind.valueOf(subject.path("kind").asText()),
                        subject.path("id").asText(),
                        subject.path("name").asText()),
                Verdict.valueOf(line.path("verdict").asText()),
                seen(line));
    }

    private static List<String> seen(JsonNode line) {
        var seen = new ArrayList<String>();
        add(line.path("element").asText(), seen);
        line.path("evidence")
                .forEach(input -> seen.add(input.path("path").asText() + " is "
                        + input.path("observed").asText()));
        add(line.path("missing").asText(), seen);
        return seen;
    }

    private static void add(String text, List<String> seen) {
        if (!text.isEmpty()) {
            seen.add(text);
        }
    }
}
