package io.hullmark.cli.console;

import static io.hullmark.cli.console.Palette.harmless;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hullmark.engine.rules.Rule;
import io.hullmark.wire.Subject;
import java.util.Optional;

/**
 * Something that fails now.
 *
 * @param element what fails; empty for the subject itself
 * @param exception id of the exception that suppresses it
 */
public record Finding(Rule rule, Subject subject, String element, Optional<String> exception) {
    /** Such as "HIGH container-not-privileged  container web (nginx) on host-a". */
    public String line() {
        return "%s %s  %s%s"
                .formatted(
                        rule.severity(),
                        rule.id(),
                        Subjects.text(subject),
                        element.isEmpty() ? "" : "  [" + harmless(element) + "]");
    }

    /** With the fields rule, severity, subject, element and exceptionId. */
    public ObjectNode tree() {
        var tree = JsonNodeFactory.instance
                .objectNode()
                .put("rule", rule.id().value())
                .put("severity", rule.severity().name());
        tree.set("subject", JsonLines.record(subject));
        return tree.put("element", element).put("exceptionId", exception.orElse(""));
    }
}
